import CareCore
import CareWire

/// `contacts` and `rota` with `lines`, `by` and, as wanted, `dry_run` · `rota-remove` with `role`, `scope`, `person`,
/// `from_ms`, `by` · `handover` with `from`, `to`, `note`.
extension ControlRequest {
    static let dutyNames = ["contacts", "rota", "rota-remove", "handover"]

    /// The command of that name; `nil` when it is none of these.
    static func duty(_ name: String, _ fields: StrictFields) throws -> DutyCommand? {
        switch name {
        case "contacts":
            try fields.allow("v", "command", "lines", "by", "dry_run")
            let lines = try fields.decode([ContactLine].self, "lines")
            return .importContacts(lines.map(\.line), by: try fields.person(), isDryRun: try isDryRun(fields))
        case "handover":
            try fields.allow("v", "command", "from", "to", "note")
            return .handOver(
                from: try fields.person("from"), to: try fields.person("to"), note: try fields.note("note"))
        default:
            let others = ["v", "command", "by"] + (name == "rota" ? ["dry_run"] : [])
            let command = try DutyCommand(rota: name, fields, by: fields.person(), beside: others)
            guard case .importShifts(let lines, let by, _) = command else { return command }
            return .importShifts(lines, by: by, isDryRun: try isDryRun(fields))
        }
    }

    static func encode(_ duty: DutyCommand, into fields: inout KeyedEncodingContainer<FieldName>) throws {
        switch duty {
        case .importContacts(let lines, let by, let isDryRun):
            try fields.encode("contacts", forKey: "command")
            if isDryRun { try fields.encode(true, forKey: "dry_run") }
            try fields.encode(lines.map(ContactLine.init), forKey: "lines")
            try fields.encode(by, forKey: "by")
        case .importShifts(let lines, let by, let isDryRun):
            try fields.encode("rota", forKey: "command")
            if isDryRun { try fields.encode(true, forKey: "dry_run") }
            try fields.encode(lines.map(ShiftLine.init), forKey: "lines")
            try fields.encode(by, forKey: "by")
        case .removeShift(let post, let person, let from, let by):
            try fields.encode("rota-remove", forKey: "command")
            try fields.encode(post.role.name, forKey: "role")
            try fields.encode(post.scope.description, forKey: "scope")
            try fields.encode(person.text, forKey: "person")
            try fields.encode(from.milliseconds, forKey: "from_ms")
            try fields.encode(by, forKey: "by")
        case .handOver(let from, let to, let note):
            try fields.encode("handover", forKey: "command")
            try fields.encode(from, forKey: "from")
            try fields.encode(to, forKey: "to")
            try fields.encode(note, forKey: "note")
        }
    }
}
