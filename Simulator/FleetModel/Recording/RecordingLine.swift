import SimKit

/// One line of a recording: fields between tabs.
///
/// Answers of the gateway are no part of it: whoever replays it gets answers of his own.
public enum RecordingLine: Sendable, Equatable {
    /// Something said once: the version first, then the options of the fleet.
    case header(key: String, value: String)
    /// What a household did.
    case deed(RecordedDeed)

    /// The version of this form.
    public static let version = "1"

    /// The line as text; `nil` for what is no part of a recording.
    public var text: String? {
        switch self {
        case .header(let key, let value): return "H\t\(key)\t\(value)"
        case .deed(let deed):
            let place = "\(deed.at.milliseconds)\t\(deed.household)"
            switch deed.action {
            case .record(.message), .record(.truth):
                guard case .record(let line) = deed.action else { return nil }
                return "N\t\(place)\t\(line.text)"
            case .record: return nil
            case .publish(let message):
                let marks = (message.isRetained ? "r" : "-") + (message.isUrgent ? "u" : "-")
                return "P\t\(place)\t\(message.number)\t\(marks)\t\(message.topic)\t"
                    + PayloadText.encode(message.payload)
            case .cutLink: return "C\t\(place)"
            case .restoreLink: return "R\t\(place)"
            }
        }
    }

    /// Reads a line; `nil` when it is not one.
    public init?(_ text: some StringProtocol) {
        let fields = text.split(separator: "\t", omittingEmptySubsequences: false).map { String($0) }
        if fields.first == "H", fields.count == 3 {
            self = .header(key: fields[1], value: fields[2])
            return
        }
        guard fields.count > 2, let at = Int64(fields[1]), let household = Int(fields[2]),
            let action = Self.action(letter: fields[0], Array(fields.dropFirst(3)))
        else { return nil }
        self = .deed(RecordedDeed(at: Moment(milliseconds: at), household: household, action: action))
    }

    private static func action(letter: String, _ fields: [String]) -> FleetAction? {
        switch letter {
        case "N": return LedgerLine(fields.joined(separator: "\t")).map { .record($0) }
        case "P":
            guard fields.count == 4, let number = Int(fields[0]), fields[1].utf8.count == 2,
                let payload = PayloadText.decode(fields[3])
            else { return nil }
            return .publish(
                Publication(
                    number: number, topic: fields[2], payload: payload, isRetained: fields[1].hasPrefix("r"),
                    isUrgent: fields[1].hasSuffix("u")))
        case "C" where fields.isEmpty: return .cutLink
        case "R" where fields.isEmpty: return .restoreLink
        default: return nil
        }
    }
}
