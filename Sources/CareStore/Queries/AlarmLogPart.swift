/// A part of the order of all transitions.
public struct AlarmLogPart: Sendable, Equatable {
    /// Those of the scope, in order.
    public let entries: [LoggedAlarm]
    /// The number after which to go on: everything up to it was looked at.
    public let end: Int64
    /// Whether that is the end of the log; there may be more otherwise, however few the entries are.
    public let isWhole: Bool

    /// Names a part.
    public init(entries: [LoggedAlarm], end: Int64, isWhole: Bool) {
        self.entries = entries
        self.end = end
        self.isWhole = isWhole
    }
}
