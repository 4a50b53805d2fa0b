/// What a person or a tool asks of the running gateway; applied in one order with the data.
public enum Command: Sendable, Equatable {
    /// Somebody does something with an alarm.
    case step(AlarmID, AlarmStep, by: String)
    /// Somebody says what silences alarms by design, or takes something out of service.
    case suppression(SuppressionOrder, by: String)
    /// Somebody does something with a maintenance order.
    case maintenance(MaintenanceCommand, by: String)
    /// Somebody does something with an incident or drill.
    case incident(IncidentCommand, by: String)
    /// Devices, beds and who serves whom; all lines or none. A dry run only judges them.
    case importAssignments([AssignmentImport], isDryRun: Bool = false)
    /// What rules may ask of a bed's resident is recorded anew.
    case describe(BedID, ResidentFacts, by: String)
    /// Two devices have stood each at the other's place since then: both histories are put right.
    case swap(DeviceID, DeviceID, since: Timestamp, by: String)
    /// The books have put the device into another state; devices that are on no book are never told. What was written
    /// down late says since when. Decisions 44 and 71.
    case custody(DeviceID, CustodyState, by: String, since: Timestamp? = nil)
    /// The device is on no book after all: a correction has taken it off its asset's row.
    case offBook(DeviceID, by: String)
    /// Nobody is served in the bed any more, or somebody is again.
    case service(BedID, isOver: Bool, by: String)
    /// Presses of the bed's devices are tests for that long.
    case openTestWindow(BedID, length: Milliseconds, by: String)
    /// Rules get other values for some beds, or their own again.
    case tune(TuningCommand)
    /// Contact book and duty rota.
    case duty(DutyCommand)
    /// All that the records say of a bed now; no person asks for it. Decision 49.
    case findings(BedID, [RecordFinding])
    /// Delivery tells what it did with notifications; no person asks for it.
    case delivery(DeliveryReport)
}

extension Command {
    /// Somebody answers an alarm.
    public static func acknowledge(_ alarm: AlarmID, by person: String) -> Command {
        .step(alarm, .acknowledge, by: person)
    }

    /// Somebody ends an alarm for a reason.
    public static func close(_ alarm: AlarmID, by person: String, reason: CloseReason, note: String) -> Command {
        .step(alarm, .close(reason, note: note), by: person)
    }
}
