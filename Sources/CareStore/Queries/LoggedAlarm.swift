/// One transition in the order of all, with its alarm as it is when the row is read.
public struct LoggedAlarm: Sendable, Equatable {
    /// Its number in the order, from 1, without gaps.
    public let number: Int64
    /// The transition.
    public let edge: AlarmEdgeRecord
    /// The alarm.
    public let alarm: AlarmRecord
}
