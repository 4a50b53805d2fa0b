import CareCore
import Foundation
import GRDB
import Gateway
import TestSupport

/// A gateway's database in a temporary folder, read beside whoever writes it.
final class GatewayFiles {
    let folder: URL
    /// Clock and profiles as the gateway on it has them.
    var configuration = GatewayConfiguration()

    init() throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("homebed-served-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        configuration.database = folder.appendingPathComponent("homebed.sqlite").path
        configuration.profiles = Checkout.profiles
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    /// Registers devices of 大理市, the first bed with a place on the map, and people of everything as `person role
    /// channels` on the stopped gateway.
    func register(
        _ devices: [(device: String, profile: String, bed: Int)],
        since: Timestamp = Timestamp(milliseconds: 1_700_000_000_000), provider: String? = nil, township: String? = nil,
        people: [String] = ["desk-1 operator desk"]
    ) throws {
        guard let county = CountyCode(532_901) else { throw TestFailure("county code") }
        let lines = try devices.enumerated().map { number, entry in
            guard let id = DeviceID(entry.device), let bed = BedID(county: county, number: Int32(entry.bed)) else {
                throw TestFailure("identity of \(entry.device)")
            }
            return AssignmentImport(
                line: number + 2, county: county, bed: bed, device: id, profile: entry.profile, since: since,
                township: township, provider: provider.flatMap { ProviderID($0) },
                address: entry.bed == 1 ? PostalAddress(Self.address) : nil,
                position: entry.bed == 1 ? GeoPosition(latitude: 25.6065, longitude: 100.2676) : nil)
        }
        let commands = [Command.importAssignments(lines)] + (people.isEmpty ? [] : [try Self.entering(people)])
        for command in commands {
            let outcome = try OfflineLine.run(command, configuration: configuration)
            guard case .done = outcome else { throw TestFailure("import refused: \(outcome)") }
        }
    }

    /// Where the first bed stands.
    static let address = "大理镇龙龛村 12 号"

    /// The command that enters people of everything, given as `person role channels`.
    static func entering(_ people: [String]) throws -> Command {
        let lines = try people.enumerated().map { number, text in
            let words = text.split(separator: " ", maxSplits: 2)
            guard words.count == 3, let person = PersonID(words[0]), let role = ContactRole.named(String(words[1])),
                let channels = ContactChannel.list(words[2])
            else { throw TestFailure("contact \(text)") }
            return DutyCommand.Line(
                number + 2,
                Contact(person: person, post: DutyPost(role, .everywhere), name: "N", channels: channels))
        }
        return .duty(.importContacts(lines, by: "desk-1"))
    }

    /// Gateway time now.
    var now: Timestamp {
        var time = SystemTime(configuration.clock)
        return time.read().now
    }

    /// One number out of the database.
    func number(_ sql: String, _ arguments: StatementArguments = StatementArguments()) throws -> Int {
        try read { try Int.fetchOne($0, sql: sql, arguments: arguments) ?? 0 }
    }

    /// Texts out of the database.
    func texts(_ sql: String) throws -> [String] { try read { try String.fetchAll($0, sql: sql) } }

    /// Causes of the transitions of a rule's newest alarm, in order.
    func causes(_ rule: String) throws -> [String] {
        try texts(
            """
            SELECT cause FROM alarmEdge WHERE alarm = (SELECT max(number) FROM alarm WHERE rule = '\(rule)')
            ORDER BY edge
            """
        ).compactMap { UInt8($0).flatMap { AlarmEdge.Cause(rawValue: $0)?.name } }
    }

    private func read<Value>(_ body: (Database) throws -> Value) throws -> Value {
        var options = Configuration()
        options.readonly = true
        options.busyMode = .timeout(5)
        return try DatabaseQueue(path: configuration.database, configuration: options).read(body)
    }
}
