/// A part of the order of all transitions.
public struct AlarmLogPart: Sendable, Equatable {
    /// Those of the scope, in order.
    public let entries: [LoggedAlarm]
    /// The number after which to go on: everything up to it was looked at.
    public let end: Int64
}
