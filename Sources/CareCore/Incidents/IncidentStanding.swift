/// How far a bed of an incident is known: the most that is known counts.
public enum IncidentStanding: UInt8, CaseIterable, Comparable, Sendable {
    /// Nothing has come from there and nobody was there.
    case notReached = 0
    /// A device of the bed has said something.
    case heard = 1
    /// The person has pressed for help.
    case pressed = 2
    /// Somebody has reached the person.
    case answered = 3

    /// The word in records.
    public var name: String {
        switch self {
        case .notReached: "not_reached"
        case .heard: "heard"
        case .pressed: "pressed"
        case .answered: "answered"
        }
    }

    /// What people read.
    public var title: BilingualText {
        switch self {
        case .notReached: BilingualText(zh: "无消息", en: "not reached")
        case .heard: BilingualText(zh: "设备有信号", en: "heard")
        case .pressed: BilingualText(zh: "已按键求助", en: "pressed")
        case .answered: BilingualText(zh: "已联系到", en: "answered")
        }
    }

    /// In the order of what is known.
    public static func < (left: IncidentStanding, right: IncidentStanding) -> Bool { left.rawValue < right.rawValue }
}
