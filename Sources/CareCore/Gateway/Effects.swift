/// What one turn of the line leaves to be written: everything in one transaction, or nothing (promise 3).
///
/// One value is reused; `reset()` keeps the capacity of its arrays.
public struct Effects: Sendable {
    /// Measured values.
    public var readings: [ReadingRow] = []
    /// Events that happened.
    public var events: [EventRow] = []
    /// Transitions of alarms, in order.
    public var alarmEdges: [AlarmEdge] = []
    /// When open alarms are carried on next, in order.
    public var escalations: [NextEscalation] = []
    /// Messages to people.
    public var notifications: [Notification] = []
    /// Rows of maintenance orders, in order.
    public var maintenance: [MaintenanceChange] = []
    /// Rows of incidents, in order.
    public var incidents: [IncidentChange] = []
    /// What delivery did with earlier ones.
    public var deliveries: [DeliveryReport] = []
    /// Check-ins of staff; the line hands them in as forms. Not written themselves.
    public var checkIns: [CheckIn] = []
    /// Answers to devices.
    public var receipts: [Receipt] = []
    /// Orders to devices.
    public var commands: [DeviceCommand] = []
    /// Changed rows of the registry.
    public var registry: [RegistryChange] = []
    /// What people did.
    public var audit: [AuditRow] = []
    /// What was counted.
    public var counters = Counters()
    /// Whether the registry changed, so that the journal must not reach back over this transaction.
    public var needsCheckpoint = false

    /// Makes empty effects.
    public init() {}

    /// Whether there is nothing to write.
    public var isEmpty: Bool {
        readings.isEmpty && events.isEmpty && alarmEdges.isEmpty && notifications.isEmpty && receipts.isEmpty
            && maintenance.isEmpty && incidents.isEmpty && escalations.isEmpty
            && commands.isEmpty && registry.isEmpty && audit.isEmpty && deliveries.isEmpty
            && !needsCheckpoint
    }

    /// Empties for the next turn.
    public mutating func reset() {
        readings.removeAll(keepingCapacity: true)
        events.removeAll(keepingCapacity: true)
        alarmEdges.removeAll(keepingCapacity: true)
        escalations.removeAll(keepingCapacity: true)
        notifications.removeAll(keepingCapacity: true)
        maintenance.removeAll(keepingCapacity: true)
        incidents.removeAll(keepingCapacity: true)
        deliveries.removeAll(keepingCapacity: true)
        checkIns.removeAll(keepingCapacity: true)
        receipts.removeAll(keepingCapacity: true)
        commands.removeAll(keepingCapacity: true)
        registry.removeAll(keepingCapacity: true)
        audit.removeAll(keepingCapacity: true)
        counters = Counters()
        needsCheckpoint = false
    }
}
