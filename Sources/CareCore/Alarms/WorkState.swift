/// How far people have got with an alarm, beside its state. Raw values are stored and never change.
public enum WorkState: UInt8, CaseIterable, Comparable, Sendable {
    case raised = 0
    case acknowledged = 1
    case calledBack = 2
    case dispatched = 3
    case onSite = 4
    case closed = 5

    /// Whether people have done more than to acknowledge, and have not ended it.
    public var isInHand: Bool { self == .calledBack || self == .dispatched || self == .onSite }

    /// Whether the next step may be `step`: steps may be left out, none is taken back or taken twice.
    public func mayBecome(_ step: WorkState) -> Bool { rawValue < step.rawValue }

    /// In the order of the work.
    public static func < (left: WorkState, right: WorkState) -> Bool { left.rawValue < right.rawValue }

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
