import CareCore
import Foundation

/// A command as one line of JSON.
///
/// `{"v":1,"command":"acknowledge","alarm":7,"by":"…"}` · `close` with `reason` and `note` too ·
/// `import` with `assignments` · `test_window` with `bed`, `length_ms`, `by` · `contacts`, `rota`, `rota_remove`,
/// `handover` for the duty book. A field that the command does not know is
/// an error: half an understood command must not be carried out.
struct ControlRequest: Codable, Equatable {
    /// The version spoken here.
    static let version = 1

    /// What is asked.
    let command: Command

    init(_ command: Command) { self.command = command }

    init(from decoder: any Decoder) throws {
        let fields = try StrictFields(decoder)
        let version = try fields.decode(Int.self, "v")
        guard version == Self.version else {
            throw fields.fault("v", expected: "\(Self.version)", found: "\(version)")
        }
        let name = try fields.decode(String.self, "command")
        switch name {
        case "acknowledge":
            try fields.allow("v", "command", "alarm", "by")
            command = .acknowledge(try Self.alarm(fields), by: try Self.person(fields))
        case "close":
            try fields.allow("v", "command", "alarm", "by", "reason", "note")
            let reason = try fields.decode(String.self, "reason")
            guard let code = CloseReason.named(reason) else {
                let names = CloseReason.allCases.map(\.name).joined(separator: ", ")
                throw fields.fault("reason", expected: "one of \(names)", found: reason)
            }
            let note = try fields.decode(String.self, "note")
            guard CloseNote.isGood(note) else {
                throw fields.fault("note", expected: CloseNote.expected, found: "\(note.count) characters")
            }
            command = .close(try Self.alarm(fields), by: try Self.person(fields), reason: code, note: note)
        case "import":
            try fields.allow("v", "command", "assignments")
            let lines = try fields.decode([ImportedLine].self, "assignments")
            command = .importAssignments(lines.map(\.line))
        case "test_window":
            try fields.allow("v", "command", "bed", "length_ms", "by")
            let bed = try fields.parse("bed", expected: "a bed such as 532901-000123") { BedID($0) }
            let length = Milliseconds(try fields.decode(Int64.self, "length_ms"))
            command = .openTestWindow(bed, length: length, by: try Self.person(fields))
        default:
            guard let duty = try Self.duty(name, fields) else {
                let others = Self.dutyNames.joined(separator: ", ")
                throw fields.fault(
                    "command", expected: "acknowledge, close, import, test_window, \(others)", found: name)
            }
            command = .duty(duty)
        }
    }

    func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: FieldName.self)
        try fields.encode(Self.version, forKey: "v")
        switch command {
        case .acknowledge(let alarm, let person):
            try fields.encode("acknowledge", forKey: "command")
            try fields.encode(alarm.number, forKey: "alarm")
            try fields.encode(person, forKey: "by")
        case .close(let alarm, let person, let reason, let note):
            try fields.encode("close", forKey: "command")
            try fields.encode(alarm.number, forKey: "alarm")
            try fields.encode(person, forKey: "by")
            try fields.encode(reason.name, forKey: "reason")
            try fields.encode(note, forKey: "note")
        case .importAssignments(let lines):
            try fields.encode("import", forKey: "command")
            try fields.encode(lines.map(ImportedLine.init), forKey: "assignments")
        case .openTestWindow(let bed, let length, let person):
            try fields.encode("test_window", forKey: "command")
            try fields.encode(bed.description, forKey: "bed")
            try fields.encode(length.count, forKey: "length_ms")
            try fields.encode(person, forKey: "by")
        case .duty(let duty): try Self.encode(duty, into: &fields)
        }
    }

    private static func alarm(_ fields: StrictFields) throws -> AlarmID {
        let number = try fields.decode(Int64.self, "alarm")
        guard number >= 1 else { throw fields.fault("alarm", expected: "a number from 1", found: "\(number)") }
        return AlarmID(number)
    }

    static func person(_ fields: StrictFields, _ field: String = "by") throws -> String {
        let name = try fields.decode(String.self, field)
        guard PersonName.isGood(name) else {
            throw fields.fault(field, expected: PersonName.expected, found: "\"\(name)\"")
        }
        return name
    }
}
