/// How far people have got with an alarm, beside its state. Raw values are stored and never change.
public enum WorkState: UInt8, CaseIterable, Sendable {
    case raised = 0
    case acknowledged = 1
    case calledBack = 2
    case dispatched = 3
    case onSite = 4
    case closed = 5

    /// The word on the wire.
    public var name: String {
        switch self {
        case .raised: "raised"
        case .acknowledged: "acknowledged"
        case .calledBack: "called_back"
        case .dispatched: "dispatched"
        case .onSite: "on_site"
        case .closed: "closed"
        }
    }
}
