/// What a person or a tool asks of the running gateway; applied in one order with the data.
public enum Command: Sendable, Equatable {
    /// Somebody answers an alarm.
    case acknowledge(AlarmID, by: String)
    /// Somebody ends an alarm for a reason.
    case close(AlarmID, by: String, reason: CloseReason, note: String)
    /// Devices, beds and who serves whom; all lines or none.
    case importAssignments([AssignmentImport])
    /// Presses of the bed's devices are tests for that long.
    case openTestWindow(BedID, length: Milliseconds, by: String)
    /// Contact book and duty rota.
    case duty(DutyCommand)
}
