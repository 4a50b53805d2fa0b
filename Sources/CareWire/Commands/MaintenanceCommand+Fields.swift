package import CareCore

extension MaintenanceCommand {
    /// The word of what opens an order.
    package static let reportName = "order-report"
    /// The words of what is done with an order.
    package static let names = ["order-assign", "order-mend", "order-accept", "order-sign", "order-close"]

    /// Reads what a person reports: `bed`, `note`, and `device` or `thing`.
    /// - Parameters:
    ///   - fields: What was sent.
    ///   - others: Names of fields that stand beside the command's own and are read by somebody else.
    /// - Throws: `DecodingError` for a missing, wrong or unknown field.
    package init(reporting fields: StrictFields, beside others: [String]) throws {
        try fields.allow(others + ["bed", "device", "thing", "note"])
        let bed = try fields.parse("bed", expected: "a bed such as 532901-000123") { BedID($0) }
        let device = try fields.parseIfPresent("device", expected: DeviceID.expected) { DeviceID($0) }
        let thing = try fields.parseIfPresent("thing", expected: "an item of a kit, at most 64 bytes") {
            (1...64).contains($0.utf8.count) ? $0 : nil
        }
        guard (device == nil) != (thing == nil) else {
            throw fields.fault("device", expected: "a device or a thing", found: device == nil ? "none" : "both")
        }
        let subject = device.map { RepairSubject.device($0) } ?? .thing(thing ?? "")
        self = .report(bed, subject, text: try fields.note("note"))
    }

    /// Reads what is done with a maintenance order; `nil` when `name` names none of it. All but `order-close` have
    /// `problems`. An acceptance with `note` is what a person has seen, one without is by telemetry.
    /// - Parameters:
    ///   - name: The word of the command.
    ///   - order: The order.
    ///   - fields: What was sent with it.
    ///   - others: Names of fields that stand beside the command's own and are read by somebody else.
    /// - Throws: `DecodingError` for a missing, wrong or unknown field; what `order` throws.
    package init?(
        _ name: String, of order: @autoclosure () throws -> OrderID, _ fields: StrictFields, beside others: [String]
    ) throws {
        guard Self.names.contains(name) else { return nil }
        let order = try order()
        if name == "order-close" {
            try fields.allow(others + ["note"])
            self = .close(order, note: try fields.note("note"))
            return
        }
        let step = try Step(name, fields, beside: others + ["problems"])
        self = .step(order, problems: try fields.decode([Int].self, "problems"), step)
    }
}

extension MaintenanceCommand.Step {
    fileprivate init(_ name: String, _ fields: StrictFields, beside others: [String]) throws {
        switch name {
        case "order-assign":
            try fields.allow(others + ["to", "due"])
            self = .assign(to: try fields.person("to"), due: try fields.moment("due"))
        case "order-mend":
            try fields.allow(others + ["note", "parts", "battery_replaced"])
            self = .mend(
                RepairWork(
                    text: try fields.note("note"), parts: try fields.note("parts"),
                    replacedBattery: try fields.decode(Bool.self, "battery_replaced")))
        case "order-accept":
            try fields.allow(others + ["note"])
            let hasNote = try fields.decodeIfPresent(String.self, "note") != nil
            self = .accept(hasNote ? .inspection(try fields.note("note")) : .telemetry)
        default:
            try fields.allow(others + ["note"])
            self = .sign(note: try fields.note("note"))
        }
    }
}
