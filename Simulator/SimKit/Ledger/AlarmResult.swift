/// What became of the causes of alarms.
public struct AlarmResult: Sendable {
    /// Causes that must raise an alarm.
    public var expected = 0
    /// Alarms in the database, tests left out.
    public var raised = 0
    /// Causes that no alarm answers for.
    public var missed = 0
    /// Alarms that no cause explains.
    public var unexpected = 0
    /// Alarms that count more causes than there were.
    public var miscounted = 0
    /// Everything that does not agree.
    public var findings: [Finding] = []

    /// Makes an empty result.
    public init() {}
}
