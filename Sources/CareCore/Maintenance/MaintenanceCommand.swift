/// What a person does with a maintenance order.
public enum MaintenanceCommand: Sendable, Equatable {
    /// It is done; the note says what was done.
    case close(OrderID, note: String)

    /// The word in commands and audit rows.
    public var name: String {
        switch self {
        case .close: "order-close"
        }
    }
}
