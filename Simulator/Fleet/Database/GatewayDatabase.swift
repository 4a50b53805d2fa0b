import CareCore
import FleetModel
import Foundation
import GRDB
import SimKit

/// A gateway's database, opened to be read only.
///
/// Reads the views that the gateway keeps for other programs, not its tables.
struct GatewayDatabase {
    private let queue: DatabaseQueue

    init(path: String) throws {
        guard FileManager.default.fileExists(atPath: path) else { throw FleetError("there is no database \(path)") }
        var configuration = Configuration()
        configuration.readonly = true
        do {
            queue = try DatabaseQueue(path: path, configuration: configuration)
        } catch {
            throw FleetError("database \(path) cannot be opened: \(error)")
        }
    }

    /// Compares every row with the ledger.
    func compare(with ledger: Ledger) throws -> MessageResult {
        try queue.read { db in
            var reconciliation = MessageReconciliation(ledger)
            try readReadings(db, into: &reconciliation)
            try readEvents(db, into: &reconciliation)
            let topics = try Row.fetchCursor(db, sql: "SELECT CAST(topic AS TEXT) FROM quarantine")
            while let row = try topics.next() {
                let levels = (row[0] as String? ?? "").split(separator: "/", omittingEmptySubsequences: false)
                if levels.count == 5 { reconciliation.foundInQuarantine(device: String(levels[3])) }
            }
            return reconciliation.result()
        }
    }

    /// Every alarm about a person or a device; the gateway's own are not the fleet's doing.
    func alarms() throws -> [StoredAlarm] {
        try queue.read { db in
            let sql = """
                SELECT number, rule, device, bed, household, raisedAt, closedAt, clearedAt, state, count, isTest
                FROM alarmView WHERE device IS NOT NULL OR bed IS NOT NULL OR household IS NOT NULL ORDER BY number
                """
            return try Row.fetchAll(db, sql: sql).map { row in
                let names: [String?] = [row["device"], row["bed"], row["household"]]
                let isOver = row["state"] as Int64 == 0
                let ended = (row["closedAt"] as Int64?) ?? (row["clearedAt"] as Int64?)
                return StoredAlarm(
                    id: String(row["number"] as Int64), rule: row["rule"], subjects: Set(names.compactMap { $0 }),
                    raisedAt: Moment(milliseconds: row["raisedAt"]),
                    endedAt: isOver ? ended.map { Moment(milliseconds: $0) } : nil, count: Int(row["count"] as Int64),
                    isTest: row["isTest"] as Int64 == 1)
            }
        }
    }

    private func readReadings(_ db: Database, into reconciliation: inout MessageReconciliation) throws {
        let numbers = Self.quantityNumbers()
        let rows = try Row.fetchCursor(db, sql: "SELECT device, metric, at, isServerTime FROM readingView")
        while let row = try rows.next() {
            let metric = row[1] as Int64
            reconciliation.found(
                StoredReading(
                    // A metric the fleet never sends gets a number that no message has.
                    device: row[0], quantity: numbers[metric] ?? 255, at: Moment(milliseconds: row[2]),
                    isServerTime: row[3] as Int64 == 1))
        }
    }

    private func readEvents(_ db: Database, into reconciliation: inout MessageReconciliation) throws {
        let names = Dictionary(uniqueKeysWithValues: EventKind.allCases.map { (Int64($0.rawValue), $0.name) })
        let rows = try Row.fetchCursor(db, sql: "SELECT device, kind, reference, deviceTime FROM eventView")
        while let row = try rows.next() {
            let reference = row[2] as String?
            // What a technician pressed meanwhile is not the fleet's.
            if reference?.hasPrefix("technician-") == true { continue }
            let kind = row[1] as Int64
            reconciliation.found(
                StoredEvent(
                    device: row[0], event: names[kind] ?? "kind \(kind)", reference: reference,
                    deviceTime: (row[3] as Int64?).map { Moment(milliseconds: $0) }))
        }
    }

    private static func quantityNumbers() -> [Int64: UInt8] {
        var numbers: [Int64: UInt8] = [:]
        for quantity in Quantity.allCases {
            if let metric = Metric.named(quantity.rawValue) { numbers[Int64(metric.rawValue)] = quantity.number }
        }
        return numbers
    }
}
