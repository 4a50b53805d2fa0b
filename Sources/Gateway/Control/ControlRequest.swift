import CareCore
import Foundation

/// A command as one line of JSON.
///
/// `{"v":1,"command":"acknowledge","alarm":7,"by":"…"}` · the other steps of an alarm (`ControlRequest+Steps`) ·
/// absences, visits, outages and maintenance (`ControlRequest+Suppression`) · orders (`ControlRequest+Maintenance`) ·
/// incidents and drills (`ControlRequest+Incidents`) ·
/// contact book and rota (`ControlRequest+Duty`) · `import` with `assignments` · `test_window` with `bed`, `length_ms`,
/// `by` · `rules_set` and `rules_reset` (`ControlRequest+Tuning`). A field that the command does not know is an error:
/// half an understood command must not be carried out.
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
        case "import":
            try fields.allow("v", "command", "assignments")
            let lines = try fields.decode([ImportedLine].self, "assignments")
            command = .importAssignments(lines.map(\.line))
        case "test_window":
            try fields.allow("v", "command", "bed", "length_ms", "by")
            let bed = try fields.parse("bed", expected: "a bed such as 532901-000123") { BedID($0) }
            let length = Milliseconds(try fields.decode(Int64.self, "length_ms"))
            command = .openTestWindow(bed, length: length, by: try Self.person(fields))
        case "rules_set", "rules_reset": command = .tune(try Self.tuning(name, fields))
        default:
            if let step = try Self.step(name, fields) {
                command = step
            } else if let order = try Self.suppression(name, fields) {
                command = order
            } else if let order = try Self.maintenance(name, fields) {
                command = order
            } else if let incident = try Self.incident(name, fields) {
                command = incident
            } else if let duty = try Self.duty(name, fields) {
                command = .duty(duty)
            } else {
                throw fields.fault("command", expected: "one of \(Self.names.joined(separator: ", "))", found: name)
            }
        }
    }

    func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: FieldName.self)
        try fields.encode(Self.version, forKey: "v")
        switch command {
        case .step(let alarm, let step, let person): try Self.encode(step, of: alarm, by: person, into: &fields)
        case .suppression(let order, let person): try Self.encode(order, by: person, into: &fields)
        case .maintenance(let command, let person): try Self.encode(command, by: person, into: &fields)
        case .incident(let command, let person): try Self.encode(command, by: person, into: &fields)
        case .importAssignments(let lines):
            try fields.encode("import", forKey: "command")
            try fields.encode(lines.map(ImportedLine.init), forKey: "assignments")
        case .openTestWindow(let bed, let length, let person):
            try fields.encode("test_window", forKey: "command")
            try fields.encode(bed.description, forKey: "bed")
            try fields.encode(length.count, forKey: "length_ms")
            try fields.encode(person, forKey: "by")
        case .tune(let command): try Self.encode(command, into: &fields)
        case .duty(let duty): try Self.encode(duty, into: &fields)
        case .delivery:
            // Delivery is a part of the gateway; nobody tells it over the socket what was delivered.
            throw EncodingError.invalidValue(
                command, .init(codingPath: [], debugDescription: "delivery reports do not go over the control socket"))
        }
    }

    /// The commands there are.
    private static let names =
        stepNames + suppressionNames + maintenanceNames + incidentNames + dutyNames
        + ["import", "test_window", "rules_set", "rules_reset"]

    static func alarm(_ fields: StrictFields) throws -> AlarmID {
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
