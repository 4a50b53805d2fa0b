/// Days on which the gateway heard devices. On days between them it heard none.
public struct HeardDays: Sendable, Equatable {
    /// The first of the days.
    public let first: CivilDate
    /// The day after the last of them, or later.
    public let end: CivilDate

    /// Makes the days.
    public init(first: CivilDate, end: CivilDate) {
        self.first = first
        self.end = end
    }
}
