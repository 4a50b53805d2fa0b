import CareCore
import CareWire

extension ControlRequest {
    static let stepNames = [
        "acknowledge", "callback", "dispatch", "arrive", "close", "reopen", "assign", "comment", "shelve", "unshelve",
    ]

    /// The step of that name; `nil` when it names none. `dispatch` has `responder`; `close`, `reopen` and `shelve` have
    /// `reason`; `assign` has `to`; `shelve` has `length_ms` and `until_clear`; `callback`, `dispatch`, `arrive`,
    /// `close` and `comment` have `note`.
    static func step(_ name: String, _ fields: StrictFields) throws -> Command? {
        let step: AlarmStep
        switch name {
        case "acknowledge", "unshelve":
            try fields.allow("v", "command", "alarm", "by")
            step = name == "unshelve" ? .unshelve : .acknowledge
        case "callback", "arrive", "comment":
            try fields.allow("v", "command", "alarm", "by", "note")
            let note = try note(fields, "note")
            step = name == "callback" ? .callBack(note: note) : name == "arrive" ? .arrive(note: note) : .comment(note)
        case "dispatch":
            try fields.allow("v", "command", "alarm", "by", "responder", "note")
            step = .dispatch(responder: try person(fields, "responder"), note: try note(fields, "note"))
        case "close":
            try fields.allow("v", "command", "alarm", "by", "reason", "note")
            let names = CloseReason.allCases.map(\.name).joined(separator: ", ")
            let reason = try fields.parse("reason", expected: "one of \(names)") { CloseReason.named($0) }
            step = .close(reason, note: try note(fields, "note"))
        case "reopen":
            try fields.allow("v", "command", "alarm", "by", "reason")
            step = .reopen(reason: try note(fields, "reason"))
        case "assign":
            try fields.allow("v", "command", "alarm", "by", "to")
            step = .assign(to: try person(fields, "to"))
        case "shelve":
            try fields.allow("v", "command", "alarm", "by", "length_ms", "until_clear", "reason")
            step = .shelve(
                length: Milliseconds(try bounded(fields, "length_ms")),
                untilClear: try fields.decode(Bool.self, "until_clear"), reason: try note(fields, "reason"))
        default: return nil
        }
        return .step(try alarm(fields), step, by: try person(fields))
    }

    static func encode(
        _ step: AlarmStep, of alarm: AlarmID, by person: String, into fields: inout KeyedEncodingContainer<FieldName>
    ) throws {
        try fields.encode(step.name, forKey: "command")
        try fields.encode(alarm.number, forKey: "alarm")
        try fields.encode(person, forKey: "by")
        switch step {
        case .acknowledge, .unshelve: break
        case .callBack(let note), .arrive(let note), .comment(let note): try fields.encode(note, forKey: "note")
        case .dispatch(let responder, let note):
            try fields.encode(responder, forKey: "responder")
            try fields.encode(note, forKey: "note")
        case .close(let reason, let note):
            try fields.encode(reason.name, forKey: "reason")
            try fields.encode(note, forKey: "note")
        case .reopen(let reason): try fields.encode(reason, forKey: "reason")
        case .assign(let person): try fields.encode(person, forKey: "to")
        case .shelve(let length, let untilClear, let reason):
            try fields.encode(length.count, forKey: "length_ms")
            try fields.encode(untilClear, forKey: "until_clear")
            try fields.encode(reason, forKey: "reason")
        }
    }

    /// What somebody wrote.
    static func note(_ fields: StrictFields, _ name: String) throws -> String {
        let note = try fields.decode(String.self, name)
        guard CloseNote.isGood(note) else {
            throw fields.fault(name, expected: CloseNote.expected, found: "\(note.count) characters")
        }
        return note
    }

    /// Milliseconds, a moment or a length, with room for sums.
    static func bounded(_ fields: StrictFields, _ name: String) throws -> Int64 {
        let value = try fields.decode(Int64.self, name)
        guard (0...253_402_300_799_999).contains(value) else {
            throw fields.fault(name, expected: "0 to 253402300799999 milliseconds", found: "\(value)")
        }
        return value
    }

    /// A moment in milliseconds.
    static func moment(_ fields: StrictFields, _ name: String) throws -> Timestamp {
        Timestamp(milliseconds: try bounded(fields, name))
    }
}
