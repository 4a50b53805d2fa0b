/// Days on which the gateway heard devices, and what one of them said.
public struct HeardDays: Sendable, Equatable {
    /// The first of the days.
    public let first: CivilDate
    /// Valid readings and events of the device on all of them.
    public let words: Int64

    /// Makes the days.
    public init(first: CivilDate, words: Int64) {
        self.first = first
        self.words = words
    }
}
