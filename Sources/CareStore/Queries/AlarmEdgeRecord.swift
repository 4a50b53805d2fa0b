public import CareCore

/// One transition of an alarm as it is read back.
public struct AlarmEdgeRecord: Sendable, Equatable {
    /// Its number, from 1.
    public let edge: Int32
    /// What happened.
    public let cause: AlarmEdge.Cause
    /// Gateway time.
    public let at: Timestamp
    /// Who did it; `nil` for the gateway.
    public let by: String?
    /// ISA-18.2 state afterwards.
    public let state: AlarmState
    /// How far people had got afterwards.
    public let work: WorkState
    /// How urgent it was afterwards.
    public let priority: Priority
    /// How often its cause had occurred.
    public let count: Int32
    /// What was said with it.
    public let detail: AlarmRemark?
}
