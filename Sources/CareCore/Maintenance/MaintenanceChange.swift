/// A row of a maintenance order that was written, for the store.
public enum MaintenanceChange: Sendable, Equatable {
    case opened(OrderID, bed: BedNumber, at: Timestamp)
    /// A problem was found, came again, changed or ended.
    case problem(OrderID, MaintenanceOrder.Problem)
    case closed(OrderID, at: Timestamp, by: String, note: String)
}
