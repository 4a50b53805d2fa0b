/// What came of calling the person back before anybody was sent. Source: care.md 2.2, the alarm-call record.
public enum CallVerification: String, RecordWord {
    case emergency
    case noEmergency = "no-emergency"
    /// Nobody answered: treated like an emergency.
    case unreachable

    /// In Chinese.
    public var title: String {
        switch self {
        case .emergency: "确认紧急"
        case .noEmergency: "确认无紧急情况"
        case .unreachable: "无法接通"
        }
    }

    /// Whether somebody must be sent.
    public var needsResponder: Bool { self != .noEmergency }
}
