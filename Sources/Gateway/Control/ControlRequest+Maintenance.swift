import CareCore
import CareWire

extension ControlRequest {
    static func order(_ fields: StrictFields) throws -> OrderID {
        let number = try fields.decode(Int64.self, "order")
        guard number >= 1 else { throw fields.fault("order", expected: "a number from 1", found: "\(number)") }
        return OrderID(number)
    }

    static func encode(
        _ command: MaintenanceCommand, by person: String, into fields: inout KeyedEncodingContainer<FieldName>
    ) throws {
        try fields.encode(command.name, forKey: "command")
        try fields.encode(person, forKey: "by")
        if let order = command.order { try fields.encode(order.number, forKey: "order") }
        switch command {
        case .report(let bed, let subject, let text):
            try fields.encode(bed.description, forKey: "bed")
            switch subject {
            case .device(let device): try fields.encode(device.text, forKey: "device")
            case .thing(let thing): try fields.encode(thing, forKey: "thing")
            }
            try fields.encode(text, forKey: "note")
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
