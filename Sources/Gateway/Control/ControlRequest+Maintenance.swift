import CareCore
import CareWire

extension ControlRequest {
    static let maintenanceNames = ["order-assign", "order-mend", "order-accept", "order-sign", "order-close"]

    /// What is done with a maintenance order; `nil` when `name` names none of it.
    static func maintenance(_ name: String, _ fields: StrictFields) throws -> Command? {
        guard maintenanceNames.contains(name) else { return nil }
        let number = try fields.decode(Int64.self, "order")
        guard number >= 1 else { throw fields.fault("order", expected: "a number from 1", found: "\(number)") }
        let order = OrderID(number)
        if name == "order-close" {
            try fields.allow("v", "command", "order", "by", "note")
            return .maintenance(.close(order, note: try fields.note("note")), by: try fields.person())
        }
        let step = try repairStep(name, fields)
        let problems = try fields.decode([Int].self, "problems")
        return .maintenance(.step(order, problems: problems, step), by: try fields.person())
    }

    /// An acceptance with `note` is what a person has seen, one without is by telemetry.
    private static func repairStep(_ name: String, _ fields: StrictFields) throws -> MaintenanceCommand.Step {
        switch name {
        case "order-assign":
            try fields.allow("v", "command", "order", "problems", "by", "to", "due")
            let due = Timestamp(milliseconds: try fields.decode(Int64.self, "due"))
            return .assign(to: try fields.person("to"), due: due)
        case "order-mend":
            try fields.allow("v", "command", "order", "problems", "by", "note", "parts", "battery_replaced")
            return .mend(
                RepairWork(
                    text: try fields.note("note"), parts: try fields.note("parts"),
                    replacedBattery: try fields.decode(Bool.self, "battery_replaced")))
        case "order-accept":
            try fields.allow("v", "command", "order", "problems", "by", "note")
            let hasNote = try fields.decodeIfPresent(String.self, "note") != nil
            return .accept(hasNote ? .inspection(try fields.note("note")) : .telemetry)
        default:
            try fields.allow("v", "command", "order", "problems", "by", "note")
            return .sign(note: try fields.note("note"))
        }
    }

    static func encode(
        _ command: MaintenanceCommand, by person: String, into fields: inout KeyedEncodingContainer<FieldName>
    ) throws {
        try fields.encode(command.name, forKey: "command")
        try fields.encode(person, forKey: "by")
        try fields.encode(command.order.number, forKey: "order")
        switch command {
        case .close(_, let note): try fields.encode(note, forKey: "note")
        case .step(_, let problems, let step):
            try fields.encode(problems, forKey: "problems")
            try encode(step, into: &fields)
        }
    }

    private static func encode(
        _ step: MaintenanceCommand.Step, into fields: inout KeyedEncodingContainer<FieldName>
    ) throws {
        switch step {
        case .assign(let to, let due):
            try fields.encode(to, forKey: "to")
            try fields.encode(due.milliseconds, forKey: "due")
        case .mend(let work):
            try fields.encode(work.text, forKey: "note")
            try fields.encode(work.parts, forKey: "parts")
            try fields.encode(work.replacedBattery, forKey: "battery_replaced")
        case .accept(.telemetry): break
        case .accept(.inspection(let text)), .sign(let text): try fields.encode(text, forKey: "note")
        }
    }
}
