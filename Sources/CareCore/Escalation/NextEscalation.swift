/// When an open alarm is carried on if nobody does anything: the next people are told, or an answer without a call back
/// lapses.
public struct NextEscalation: Sendable, Equatable {
    /// The alarm.
    public let alarm: AlarmID
    /// Gateway time; `nil` for never.
    public let at: Timestamp?

    /// Says when.
    public init(alarm: AlarmID, at: Timestamp?) {
        self.alarm = alarm
        self.at = at
    }
}
