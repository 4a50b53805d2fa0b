/// What has happened in an area. Raw values are stored and never change.
public enum IncidentKind: UInt8, CaseIterable, Sendable {
    case earthquake = 1
    case fire = 2
    /// Of power, water or network.
    case outage = 3
    case other = 4

    /// The word in commands and records.
    public var name: String {
        switch self {
        case .earthquake: "earthquake"
        case .fire: "fire"
        case .outage: "outage"
        case .other: "other"
        }
    }

    /// What people read.
    public var title: BilingualText {
        switch self {
        case .earthquake: BilingualText(zh: "地震", en: "Earthquake")
        case .fire: BilingualText(zh: "火灾", en: "Fire")
        case .outage: BilingualText(zh: "停电停水断网", en: "Outage")
        case .other: BilingualText(zh: "其他突发事件", en: "Other incident")
        }
    }

    /// The kind of that name.
    public static func named(_ name: String) -> IncidentKind? { allCases.first { $0.name == name } }
}
