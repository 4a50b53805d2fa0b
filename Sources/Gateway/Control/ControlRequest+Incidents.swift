import CareCore
import CareWire

extension ControlRequest {
    static let incidentNames = [
        "incident-open", "incident-reached", "incident-problem", "incident-rectify", "incident-accept",
        "incident-close",
    ]

    /// What is done with an incident; `nil` when `name` names none of it. A drill has its length in `drill_ms`.
    static func incident(_ name: String, _ fields: StrictFields) throws -> Command? {
        let command: IncidentCommand
        switch name {
        case "incident-open":
            try fields.allow("v", "command", "by", "kind", "township", "drill_ms", "note")
            let kinds = IncidentKind.allCases.map(\.name).joined(separator: ", ")
            let kind = try fields.parse("kind", expected: "one of \(kinds)") { IncidentKind.named($0) }
            let township = try fields.parse("township", expected: "nine digits such as 532901001") { TownshipCode($0) }
            let drill = try fields.decodeIfPresent(Int64.self, "drill_ms").map { Milliseconds($0) }
            command = .open(kind, township, drill: drill, note: try fields.note("note"))
        case "incident-reached":
            try fields.allow("v", "command", "by", "incident", "bed", "how", "note")
            let bed = try fields.parse("bed", expected: "a bed such as 532901-000123") { BedID($0) }
            let ways = IncidentContact.Way.allCases.map(\.name).joined(separator: ", ")
            let way = try fields.parse("how", expected: "one of \(ways)") { IncidentContact.Way.named($0) }
            command = .reached(try incident(fields), bed, way, note: try fields.note("note"))
        case "incident-problem":
            try fields.allow("v", "command", "by", "incident", "note")
            command = .problem(try incident(fields), text: try fields.note("note"))
        case "incident-rectify", "incident-accept":
            try fields.allow("v", "command", "by", "incident", "problem", "note")
            let (id, text) = (try incident(fields), try fields.note("note"))
            let problem = try fields.decode(Int.self, "problem")
            command =
                name == "incident-rectify"
                ? .rectify(id, problem: problem, text: text) : .accept(id, problem: problem, text: text)
        case "incident-close":
            try fields.allow("v", "command", "by", "incident", "note")
            command = .close(try incident(fields), note: try fields.note("note"))
        default: return nil
        }
        return .incident(command, by: try fields.person())
    }

    static func encode(
        _ command: IncidentCommand, by person: String, into fields: inout KeyedEncodingContainer<FieldName>
    ) throws {
        try fields.encode(command.name, forKey: "command")
        try fields.encode(person, forKey: "by")
        switch command {
        case .open(let kind, let township, let drill, let note):
            try fields.encode(kind.name, forKey: "kind")
            try fields.encode(township.description, forKey: "township")
            try fields.encodeIfPresent(drill?.count, forKey: "drill_ms")
            try fields.encode(note, forKey: "note")
        case .reached(let id, let bed, let way, let note):
            try fields.encode(id.number, forKey: "incident")
            try fields.encode(bed.description, forKey: "bed")
            try fields.encode(way.name, forKey: "how")
            try fields.encode(note, forKey: "note")
        case .rectify(let id, let problem, let text), .accept(let id, let problem, let text):
            try fields.encode(id.number, forKey: "incident")
            try fields.encode(problem, forKey: "problem")
            try fields.encode(text, forKey: "note")
        case .problem(let id, let text), .close(let id, let text):
            try fields.encode(id.number, forKey: "incident")
            try fields.encode(text, forKey: "note")
        }
    }

    private static func incident(_ fields: StrictFields) throws -> IncidentID {
        let number = try fields.decode(Int64.self, "incident")
        guard number >= 1 else { throw fields.fault("incident", expected: "a number from 1", found: "\(number)") }
        return IncidentID(number)
    }
}
