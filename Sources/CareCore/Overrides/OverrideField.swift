/// What an override changes of a rule.
public enum OverrideField: Hashable, Sendable, CustomStringConvertible {
    /// Whether the rule is asked at all.
    case enabled
    /// Whether a person must close the alarm.
    case latch
    /// How often an unanswered alarm is announced again.
    case remind
    /// The off-delay.
    case clearDelay
    /// How long an answered alarm may stand before it rings again.
    case realarm
    /// How long a carer's alarm stands before it becomes the operator's.
    case handOver
    /// A part of when coming and going is chattering.
    case chatter(ChatterPart)
    /// The on-delay of the stage of that number, from 1.
    case delay(stage: Int)
    /// The priority of the stage of that number, from 1.
    case priority(stage: Int)
    /// The time of day of that number, from 1, in the order in which the rule names them.
    case window(Int)
    /// The parameter of that name.
    case parameter(String)

    /// Names that no parameter may have.
    public static let reserved: Set<String> = [
        "enabled", "latch", "remind", "for", "priority", "window", "clear", "stage", "hand_over", "realarm",
        "chatter",
    ]

    /// The field of that name; `for`, `priority` and `window` mean the first stage and window.
    public init?(_ name: String) {
        let parts = name.split(separator: ".", omittingEmptySubsequences: false)
        switch parts.first.map(String.init) {
        case "enabled" where parts.count == 1: self = .enabled
        case "latch" where parts.count == 1: self = .latch
        case "remind" where parts.count == 1: self = .remind
        case "clear" where parts.count == 2 && parts[1] == "for": self = .clearDelay
        case "realarm" where parts.count == 1: self = .realarm
        case "hand_over" where parts.count == 1: self = .handOver
        case "chatter" where parts.count == 2:
            guard let part = ChatterPart(rawValue: String(parts[1])) else { return nil }
            self = .chatter(part)
        case "for" where parts.count == 1: self = .delay(stage: 1)
        case "priority" where parts.count == 1: self = .priority(stage: 1)
        case "window" where parts.count == 1: self = .window(1)
        case "window" where parts.count == 2:
            guard let number = Self.number(parts[1]) else { return nil }
            self = .window(number)
        case "stage" where parts.count == 3:
            guard let number = Self.number(parts[1]) else { return nil }
            switch parts[2] {
            case "for": self = .delay(stage: number)
            case "priority": self = .priority(stage: number)
            default: return nil
            }
        default:
            guard parts.count == 1, !name.isEmpty, !Self.reserved.contains(name) else { return nil }
            self = .parameter(name)
        }
    }

    private static func number(_ text: Substring) -> Int? { Int(text).flatMap { (1...99).contains($0) ? $0 : nil } }

    /// The name in records and on the command line.
    public var description: String {
        switch self {
        case .enabled: "enabled"
        case .latch: "latch"
        case .remind: "remind"
        case .clearDelay: "clear.for"
        case .realarm: "realarm"
        case .handOver: "hand_over"
        case .chatter(let part): "chatter.\(part.rawValue)"
        case .delay(let stage): "stage.\(stage).for"
        case .priority(let stage): "stage.\(stage).priority"
        case .window(let number): "window.\(number)"
        case .parameter(let name): name
        }
    }
}
