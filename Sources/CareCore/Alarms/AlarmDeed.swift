/// A step that a person took with an alarm.
public struct AlarmDeed: Sendable, Equatable {
    /// Gateway time of the step.
    public let at: Timestamp
    /// Who took it.
    public let by: String

    /// Makes a deed.
    public init(at: Timestamp, by: String) {
        self.at = at
        self.by = by
    }
}
