/// How far a problem of a maintenance order has come.
public enum RepairStep: Int64, CaseIterable, Comparable, Sendable {
    case found = 1
    case assigned = 2
    case mended = 3
    case accepted = 4
    case signed = 5

    /// The word in records and on the wire.
    public var name: String {
        switch self {
        case .found: "found"
        case .assigned: "assigned"
        case .mended: "mended"
        case .accepted: "accepted"
        case .signed: "signed"
        }
    }

    /// In Chinese.
    public var title: String {
        switch self {
        case .found: "待派单"
        case .assigned: "待整改"
        case .mended: "待验收"
        case .accepted: "待签名"
        case .signed: "已签名"
        }
    }

    /// What is to be done next, for messages.
    public var next: String {
        switch self {
        case .found: "next: orders assign"
        case .assigned: "next: orders mend"
        case .mended: "next: orders accept"
        case .accepted: "next: orders sign"
        case .signed: "nothing is left to do"
        }
    }

    /// Orders by the way.
    public static func < (left: RepairStep, right: RepairStep) -> Bool { left.rawValue < right.rawValue }
}
