/// A topic filter of a foreign system that says at which level the device stands: `zigbee2mqtt/{device}/availability`.
///
/// A level is a word, `+` for any word, or `{device}` for the device's registered identity. There is no `#`: a claim
/// covers topic names of one length, so that two claims can be compared level by level.
public struct TopicPattern: Hashable, Sendable, CustomStringConvertible {
    /// One level between two slashes.
    public enum Level: Hashable, Sendable {
        /// Exactly this word.
        case word(String)
        /// Any word.
        case any
        /// The device's identity.
        case device
    }

    /// The levels in order; the first is a word.
    public let levels: [Level]

    /// The longest pattern in bytes.
    public static let maximumLength = 200

    /// Reads a pattern.
    public init(_ text: String) throws(TopicPatternFault) {
        guard text.utf8.count <= Self.maximumLength else { throw .tooLong }
        var levels: [Level] = []
        for part in text.split(separator: "/", omittingEmptySubsequences: false) {
            switch part {
            case "": throw .emptyLevel
            case "+": levels.append(.any)
            case "{device}": levels.append(.device)
            case "#": throw .multipleLevels
            default:
                guard !part.contains(where: { "+#{}".contains($0) }) else { throw .partialPlaceholder }
                guard part.unicodeScalars.allSatisfy({ $0.value > 0x20 && $0.value != 0x7F }) else {
                    throw .invisibleCharacter
                }
                levels.append(.word(String(part)))
            }
        }
        guard case .word(let first) = levels.first, first != "homebed", !first.hasPrefix("$") else {
            throw .firstLevel
        }
        guard levels.count(where: { $0 == .device }) == 1 else { throw .deviceLevels }
        self.levels = levels
    }

    /// The filter for a broker: `+` at the device's level.
    public var filter: String { text { _ in "+" } }

    /// The filter that only topic names of `device` match.
    public func filter(for device: DeviceID) -> String { text { $0 == .device ? device.text : "+" } }

    /// Whether a topic name can match both.
    public func overlaps(_ other: TopicPattern) -> Bool {
        levels.count == other.levels.count
            && zip(levels, other.levels).allSatisfy { one, two in
                if case .word(let one) = one, case .word(let two) = two { return one == two }
                return true
            }
    }

    /// The pattern as a profile writes it.
    public var description: String { text { $0 == .device ? "{device}" : "+" } }

    private func text(_ placeholder: (Level) -> String) -> String {
        levels.map { level in
            if case .word(let word) = level { return word }
            return placeholder(level)
        }.joined(separator: "/")
    }
}
