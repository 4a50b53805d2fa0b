import CareCore

extension ControlRequest {
    static let maintenanceNames = ["order-close"]

    /// What is done with a maintenance order; `nil` when `name` names none of it.
    static func maintenance(_ name: String, _ fields: StrictFields) throws -> Command? {
        guard name == "order-close" else { return nil }
        try fields.allow("v", "command", "order", "by", "note")
        let number = try fields.decode(Int64.self, "order")
        guard number >= 1 else { throw fields.fault("order", expected: "a number from 1", found: "\(number)") }
        return .maintenance(.close(OrderID(number), note: try note(fields, "note")), by: try person(fields))
    }

    static func encode(
        _ command: MaintenanceCommand, by person: String, into fields: inout KeyedEncodingContainer<FieldName>
    ) throws {
        try fields.encode(command.name, forKey: "command")
        try fields.encode(person, forKey: "by")
        switch command {
        case .close(let order, let note):
            try fields.encode(order.number, forKey: "order")
            try fields.encode(note, forKey: "note")
        }
    }
}
