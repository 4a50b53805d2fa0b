import CareCore
import CareWire

/// What the gateway says to a request, as one line of JSON.
///
/// `{"v":1,"status":"done","text":"…"}` · `{"v":1,"status":"refused","reasons":["…"]}` ·
/// `{"v":1,"status":"error","text":"…"}` where the request did not reach the line.
enum ControlAnswer: Codable, Equatable, Sendable {
    case outcome(CommandOutcome)
    case error(String)

    init(from decoder: any Decoder) throws {
        let fields = try StrictFields(decoder)
        let status = try fields.decode(String.self, "status")
        switch status {
        case "done": self = .outcome(.done(try fields.decode(String.self, "text")))
        case "refused": self = .outcome(.refused(try fields.decode([String].self, "reasons")))
        case "error": self = .error(try fields.decode(String.self, "text"))
        default: throw fields.fault("status", expected: "done, refused or error", found: status)
        }
    }

    func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: FieldName.self)
        try fields.encode(ControlRequest.version, forKey: "v")
        switch self {
        case .outcome(.done(let text)):
            try fields.encode("done", forKey: "status")
            try fields.encode(text, forKey: "text")
        case .outcome(.refused(let reasons)):
            try fields.encode("refused", forKey: "status")
            try fields.encode(Self.bounded(reasons), forKey: "reasons")
        case .error(let text):
            try fields.encode("error", forKey: "status")
            try fields.encode(text, forKey: "text")
        }
    }

    private static func bounded(_ reasons: [String]) -> [String] {
        guard reasons.count > ControlLimits.reasons else { return reasons }
        return reasons.prefix(ControlLimits.reasons) + ["and \(reasons.count - ControlLimits.reasons) more"]
    }
}
