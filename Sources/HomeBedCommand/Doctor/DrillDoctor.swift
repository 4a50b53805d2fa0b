import CareCore
import CareStore
import Foundation
import Gateway

/// Looks whether every county and provider has had its drill, and whether an incident was left open.
struct DrillDoctor {
    let configuration: GatewayConfiguration

    /// Nothing while there is no database, which its own finding says.
    func findings() -> [Finding] {
        guard FileManager.default.fileExists(atPath: configuration.database),
            let reader = try? StoreReader.open(path: configuration.database)
        else { return [] }
        var time = SystemTime(configuration.clock)
        do {
            return Self.judge(
                try reader.drillsDue(), open: try reader.incidents(openOnly: true, .everything), at: time.read().now)
        } catch {
            return [.fail("drills", "\(error)", do: "see the message")]
        }
    }

    static func judge(_ rows: [DrillDueRecord], open: [IncidentRecord], at now: Timestamp) -> [Finding] {
        guard !rows.isEmpty else { return [] }
        let due = rows.filter { $0.isDue(at: now) }
        let names = due.prefix(5).map { row in row.provider.map { "\($0.text) in \(row.county)" } ?? "\(row.county)" }
        let more = due.count > 5 ? " and \(due.count - 5) more" : ""
        let drills: Finding =
            due.isEmpty
            ? .ok("drills", "every county and provider had one within half a year")
            : .warn(
                "drills", "none within half a year: \(names.joined(separator: ", "))\(more)",
                do: "homebed incident open --drill, in a township of each; homebed incident due lists them")
        let left = open.filter { $0.drillUntil.map { $0 <= now } ?? false }
        guard !left.isEmpty else { return [drills] }
        let numbers = left.map { "\($0.id)" }.joined(separator: ", ")
        return [
            drills,
            .warn("drills", "over and not closed: \(numbers)", do: "homebed incident close, with what was learnt"),
        ]
    }
}
