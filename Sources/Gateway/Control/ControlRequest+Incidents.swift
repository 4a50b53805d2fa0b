import CareCore
import CareWire

extension ControlRequest {
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

    static func incident(_ fields: StrictFields) throws -> IncidentID {
        let number = try fields.decode(Int64.self, "incident")
        guard number >= 1 else { throw fields.fault("incident", expected: "a number from 1", found: "\(number)") }
        return IncidentID(number)
    }
}
