/// A row of a maintenance order that was written, for the store.
public enum MaintenanceChange: Sendable, Equatable {
    case opened(OrderID, bed: BedNumber, at: Timestamp)
    /// A problem was found, came again, changed, ended or went a step on.
    case problem(OrderID, MaintenanceProblem)
    case closed(OrderID, at: Timestamp, by: String, note: String)
}
