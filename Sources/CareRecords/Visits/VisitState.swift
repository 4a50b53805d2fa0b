/// How far a service visit has come. Sources: care.md 10, whose list follows the order states of a running platform.
public enum VisitState: String, RecordWord {
    case planned
    case dispatched
    case arrived
    case inService = "in-service"
    case finished
    case rated
    case followedUp = "followed-up"
    /// Did not take place, decided before the service began.
    case cancelled
    /// Recorded wrongly; the row stays and counts no more.
    case void

    /// In Chinese.
    public var title: String {
        switch self {
        case .planned: "未开始"
        case .dispatched: "已派单"
        case .arrived: "已到达"
        case .inService: "服务中"
        case .finished: "已完成"
        case .rated: "已评价"
        case .followedUp: "已回访"
        case .cancelled: "已取消"
        case .void: "已作废"
        }
    }

    /// Whether the service took place and ended.
    public var isFinished: Bool { self == .finished || self == .rated || self == .followedUp }

    /// Whether it holds its place among the visits of its resident and the hours of its staff.
    public var stands: Bool { self != .cancelled && self != .void }
}
