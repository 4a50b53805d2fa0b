/// Why an alarm whose condition holds does not ring: it is shelved, suppressed by design or out of service.
public struct AlarmHold: Sendable, Equatable {
    /// In words: the operator's reason, what the logic found, or the permit.
    public let reason: AlarmRemark
    /// Who decided it.
    public let by: String
    /// Gateway time at which it ends by itself; `nil` where an observation ends it.
    public let until: Timestamp?

    /// Makes a hold.
    public init(reason: AlarmRemark, by: String, until: Timestamp?) {
        self.reason = reason
        self.by = by
        self.until = until
    }
}
