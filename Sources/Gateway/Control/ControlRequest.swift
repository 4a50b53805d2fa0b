import CareCore
import CareWire
import Foundation
import Ingest

/// A command as one line of JSON.
///
/// `{"v":1,"command":"acknowledge","alarm":7,"by":"…"}` · the other steps of an alarm (`ControlRequest+Steps`) ·
/// absences, visits, outages and maintenance (`ControlRequest+Suppression`) · orders (`ControlRequest+Maintenance`) ·
/// incidents and drills (`ControlRequest+Incidents`) ·
/// contact book and rota (`ControlRequest+Duty`) · records (`ControlRequest+Records`) · `import` with `assignments`
/// and, as wanted, `dry_run` · `test_window` with `bed`, `length_ms`, `by` · `rules_set` and `rules_reset`
/// (`ControlRequest+Tuning`). A field that the command does not know is an error: half an understood command must not
/// be carried out.
struct ControlRequest: Codable, Equatable {
    /// The version spoken here.
    static let version = 1

    /// What is asked.
    let request: LineRequest

    init(_ request: LineRequest) { self.request = request }

    init(from decoder: any Decoder) throws {
        let fields = try StrictFields(decoder)
        let version = try fields.decode(Int.self, "v")
        guard version == Self.version else {
            throw fields.fault("v", expected: "\(Self.version)", found: "\(version)")
        }
        let name = try fields.decode(String.self, "command")
        if name == "records" {
            request = .records(try Self.records(fields))
        } else {
            request = .command(try Self.command(name, fields))
        }
    }

    private static func command(_ name: String, _ fields: StrictFields) throws -> Command {
        switch name {
        case "import":
            try fields.allow("v", "command", "assignments", "dry_run")
            let lines = try fields.decode([ImportedLine].self, "assignments")
            return .importAssignments(lines.map(\.line), isDryRun: try isDryRun(fields))
        case "test_window":
            try fields.allow("v", "command", "bed", "length_ms", "by")
            let bed = try fields.parse("bed", expected: "a bed such as 532901-000123") { BedID($0) }
            let length = Milliseconds(try fields.milliseconds("length_ms"))
            return .openTestWindow(bed, length: length, by: try fields.person())
        case "rules_set", "rules_reset": return .tune(try tuning(name, fields))
        default:
            if let step = try AlarmStep(name, fields, beside: ["v", "command", "alarm", "by"]) {
                return .step(try alarm(fields), step, by: try fields.person())
            }
            let others = ["v", "command", "by"]
            if let order = try SuppressionOrder(name, fields, beside: others) {
                return .suppression(order, by: try fields.person())
            }
            if name == MaintenanceCommand.reportName {
                return .maintenance(
                    try MaintenanceCommand(reporting: fields, beside: others), by: try fields.person())
            }
            if let command = try MaintenanceCommand(name, of: order(fields), fields, beside: others + ["order"]) {
                return .maintenance(command, by: try fields.person())
            }
            let besideIncident = name == "incident-open" ? others : others + ["incident"]
            if let command = try IncidentCommand(name, of: incident(fields), fields, beside: besideIncident) {
                return .incident(command, by: try fields.person())
            }
            if let duty = try duty(name, fields) { return .duty(duty) }
            throw fields.fault("command", expected: "one of \(names.joined(separator: ", "))", found: name)
        }
    }

    func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: FieldName.self)
        try fields.encode(Self.version, forKey: "v")
        switch request {
        case .command(let command): try Self.encode(command, into: &fields)
        case .records(let records): try Self.encode(records, into: &fields)
        }
    }

    private static func encode(
        _ command: Command, into fields: inout KeyedEncodingContainer<FieldName>
    ) throws {
        switch command {
        case .step(let alarm, let step, let person): try encode(step, of: alarm, by: person, into: &fields)
        case .suppression(let order, let person): try encode(order, by: person, into: &fields)
        case .maintenance(let command, let person): try encode(command, by: person, into: &fields)
        case .incident(let command, let person): try encode(command, by: person, into: &fields)
        case .importAssignments(let lines, let isDryRun):
            try fields.encode("import", forKey: "command")
            if isDryRun { try fields.encode(true, forKey: "dry_run") }
            try fields.encode(lines.map(ImportedLine.init), forKey: "assignments")
        case .openTestWindow(let bed, let length, let person):
            try fields.encode("test_window", forKey: "command")
            try fields.encode(bed.description, forKey: "bed")
            try fields.encode(length.count, forKey: "length_ms")
            try fields.encode(person, forKey: "by")
        case .tune(let command): try encode(command, into: &fields)
        case .duty(let duty): try encode(duty, into: &fields)
        case .delivery, .describe, .swap, .custody, .offBook, .service, .findings:
            // Delivery is a part of the gateway; what is said of residents, of who serves whom and of property is
            // entered in forms.
            throw EncodingError.invalidValue(
                command, .init(codingPath: [], debugDescription: "only the gateway itself says this"))
        }
    }

    /// The commands there are.
    private static let names =
        AlarmStep.names + SuppressionOrder.names + MaintenanceCommand.names + IncidentCommand.names + dutyNames
        + [MaintenanceCommand.reportName, "import", "records", "test_window", "rules_set", "rules_reset"]

    /// Whether what was sent is only to be judged. A gateway that does not know the field refuses the command.
    static func isDryRun(_ fields: StrictFields) throws -> Bool {
        try fields.decodeIfPresent(Bool.self, "dry_run") ?? false
    }

    static func alarm(_ fields: StrictFields) throws -> AlarmID {
        let number = try fields.decode(Int64.self, "alarm")
        guard number >= 1 else { throw fields.fault("alarm", expected: "a number from 1", found: "\(number)") }
        return AlarmID(number)
    }
}
