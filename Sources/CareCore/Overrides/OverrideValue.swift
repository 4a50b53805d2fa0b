/// A value of an overridden field.
public enum OverrideValue: Hashable, Sendable, CustomStringConvertible {
    case number(Double)
    case duration(Milliseconds)
    case flag(Bool)
    case priority(Priority)
    case window(DailyWindow)

    /// Reads `45`, `3m`, `true`, `P2` or `22:30-07:00`; `nil` for anything else.
    public init?(_ text: String) {
        if text == "true" || text == "false" {
            self = .flag(text == "true")
        } else if let priority = Priority.named(text) {
            self = .priority(priority)
        } else if let length = Milliseconds(ruleText: text) {
            self = .duration(length)
        } else if let window = Self.window(text) {
            self = .window(window)
        } else if text.utf8.allSatisfy({ (48...57).contains($0) || $0 == 45 || $0 == 46 }), let number = Double(text),
            number.isFinite
        {
            self = .number(number)
        } else {
            return nil
        }
    }

    private static func window(_ text: String) -> DailyWindow? {
        let sides = text.split(separator: "-", omittingEmptySubsequences: false).map(minute)
        guard sides.count == 2, let from = sides[0], let until = sides[1] else { return nil }
        return DailyWindow(from: from, until: until)
    }

    private static func minute(_ text: Substring) -> Int? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, parts.allSatisfy({ $0.utf8.count == 2 }),
            text.utf8.allSatisfy({ (48...58).contains($0) }),
            let hour = Int(parts[0]), let minute = Int(parts[1]), hour < 24, minute < 60
        else { return nil }
        return hour * 60 + minute
    }

    /// What people write for a value of this kind.
    var kind: String {
        switch self {
        case .number: "a number"
        case .duration: "a length of time such as 90s, 3m, 2h or 1d"
        case .flag: "true or false"
        case .priority: "P1, P2, P3 or P4"
        case .window: "a time of day such as 22:30-07:00"
        }
    }

    /// The text that reads back as the same value.
    public var description: String {
        switch self {
        case .number(let value):
            value == value.rounded() && abs(value) < 1e15 ? "\(Int64(value))" : "\(value)"
        case .duration(let length): length == .zero ? "0s" : "\(length)"
        case .flag(let isOn): "\(isOn)"
        case .priority(let priority): priority.name
        case .window(let window): "\(Self.clock(window.from))-\(Self.clock(window.until))"
        }
    }

    private static func clock(_ minute: Int) -> String {
        let (hours, minutes) = (minute / 60, minute % 60)
        return "\(hours < 10 ? "0" : "")\(hours):\(minutes < 10 ? "0" : "")\(minutes)"
    }
}
