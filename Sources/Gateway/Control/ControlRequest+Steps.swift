import CareCore
import CareWire

extension ControlRequest {
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
}
