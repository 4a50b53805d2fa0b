import Foundation
import GRDB
import SimKit

/// A gateway's database as it is between two turns, opened to be read only.
struct AuditDatabase {
    let queue: DatabaseQueue
    /// Bytes of the file, its log left out.
    let size: Int64

    init(path: String) throws {
        var configuration = Configuration()
        configuration.readonly = true
        queue = try DatabaseQueue(path: path, configuration: configuration)
        let attributes = try FileManager.default.attributesOfItem(atPath: path)
        size = (attributes[.size] as? NSNumber)?.int64Value ?? 0
    }

    /// Every event with a number above `number`, in the order in which it was written, and the last number.
    func events(after number: Int64) throws -> (rows: [EventRow], last: Int64) {
        try queue.read { db in
            var last = number
            let rows = try Row.fetchAll(
                db,
                sql: """
                    SELECT device.identity, event.kind, event.reference, event.deviceTime, event.at, event.receivedAt,
                        event.isTest, event.isLate, coalesce(bed.identity, household.identity), event.number
                    FROM event JOIN device ON device.number = event.device
                        LEFT JOIN bed ON bed.number = event.bed
                        LEFT JOIN household ON household.number = event.household
                    WHERE event.number > ? ORDER BY event.number
                    """, arguments: [number]
            ).map { row in
                last = row[9]
                return EventRow(
                    device: row[0], event: StoredNumbers.events[row[1]] ?? "kind \(row[1] as Int64)", reference: row[2],
                    deviceTime: (row[3] as Int64?).map { Moment(milliseconds: $0) },
                    at: Moment(milliseconds: row[4]), receivedAt: Moment(milliseconds: row[5]), isTest: row[6] == 1,
                    isLate: row[7] == 1, place: row[8])
            }
            return (rows, last)
        }
    }

    /// Devices named by the topics of what was kept aside after `number`, each as often as it was, and the last number.
    func quarantined(after number: Int64) throws -> (counts: [String: Int], last: Int64) {
        try queue.read { db in
            var counts: [String: Int] = [:]
            var last = number
            let rows = try Row.fetchCursor(
                db, sql: "SELECT CAST(topic AS TEXT), number FROM quarantine WHERE number > ? ORDER BY number",
                arguments: [number])
            while let row = try rows.next() {
                last = row[1]
                let levels = (row[0] as String? ?? "").split(separator: "/", omittingEmptySubsequences: false)
                if levels.count == 5 { counts[String(levels[3]), default: 0] += 1 }
            }
            return (counts, last)
        }
    }

    /// Who serves whom.
    func services() throws -> [ServiceRecord] {
        try queue.read { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT device.identity, bed.identity, coalesce(household.identity, own.identity), assignment.start,
                        assignment.until
                    FROM assignment JOIN device ON device.number = assignment.device
                        LEFT JOIN bed ON bed.number = assignment.bed
                        LEFT JOIN household ON household.number = assignment.household
                        LEFT JOIN household AS own ON own.number = bed.household
                    ORDER BY device.identity, assignment.start
                    """
            ).map { row in
                ServiceRecord(
                    device: row[0], bed: row[1], household: row[2], from: Moment(milliseconds: row[3]),
                    until: (row[4] as Int64?).map { Moment(milliseconds: $0) })
            }
        }
    }

    /// Outgoing messages that nobody has confirmed.
    func waitingMessages() throws -> Int {
        try queue.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM outbox") ?? 0 }
    }

    /// What people did to alarms after the row of that number: alarm, action, who did it; and the last number.
    func audited(after number: Int64) throws -> (rows: [AuditRow], last: Int64) {
        try queue.read { db in
            var last = number
            let rows = try Row.fetchAll(
                db, sql: "SELECT action, subject, actor, number FROM audit WHERE number > ? ORDER BY number",
                arguments: [number]
            ).compactMap { row -> AuditRow? in
                last = row[3]
                let words = (row[1] as String).split(separator: " ")
                guard words.count == 2, words[0] == "alarm", let alarm = Int64(words[1]) else { return nil }
                return AuditRow(alarm: alarm, action: row[0], actor: row[2])
            }
            return (rows, last)
        }
    }

    /// How many rows the tables have that are kept for good.
    func lastingRows() throws -> Int64 {
        try queue.read { db in
            try ["event", "alarm", "alarmEdge", "audit", "dailyBed", "dailyDevice", "dailyMetric"]
                .filter { try db.tableExists($0) }
                .reduce(0) { try $0 + (Int64.fetchOne(db, sql: "SELECT count(*) FROM \($1)") ?? 0) }
        }
    }
}
