import Foundation
import GRDB
import SimKit

/// A gateway's database after its last process has left, opened to be read only.
struct AuditDatabase {
    private let queue: DatabaseQueue

    init(path: String) throws {
        var configuration = Configuration()
        configuration.readonly = true
        queue = try DatabaseQueue(path: path, configuration: configuration)
    }

    /// Calls `body` for every reading.
    func forEachReading(_ body: (ReadingRow) -> Void) throws {
        try queue.read { db in
            let devices = try self.devices(db)
            let rows = try Row.fetchCursor(
                db, sql: "SELECT device, metric, minute, millisecond, value, quality FROM reading")
            while let row = try rows.next() {
                let quality = row[5] as Int64
                body(
                    ReadingRow(
                        device: devices[row[0]] ?? "unknown", metric: row[1],
                        at: Moment(milliseconds: (row[2] as Int64) * 60_000 + (row[3] as Int64)), value: row[4],
                        isValid: quality & 15 == 0, isServerTime: quality & 16 != 0))
            }
        }
    }

    /// Every event in the order in which it was written.
    func events() throws -> [EventRow] {
        try queue.read { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT device, kind, reference, deviceTime, at, receivedAt, isTest, isLate,
                        coalesce(bed, household) AS place
                    FROM eventView ORDER BY number
                    """
            ).map { row in
                EventRow(
                    device: row[0], event: StoredNumbers.events[row[1]] ?? "kind \(row[1] as Int64)", reference: row[2],
                    deviceTime: Self.moment(row[3]), at: Moment(milliseconds: row[4]),
                    receivedAt: Moment(milliseconds: row[5]), isTest: row[6] == 1, isLate: row[7] == 1, place: row[8])
            }
        }
    }

    /// Every alarm with its transitions.
    func alarms() throws -> [AlarmRow] {
        try queue.read { db in
            var alarms = try Row.fetchAll(
                db,
                sql: """
                    SELECT alarmView.*, alarm.subjectKind
                    FROM alarmView JOIN alarm ON alarm.number = alarmView.number ORDER BY alarmView.number
                    """
            ).map { Self.alarm($0) }
            var places: [Int64: Int] = [:]
            for (index, alarm) in alarms.enumerated() { places[alarm.number] = index }
            let edges = try Row.fetchCursor(
                db,
                sql: "SELECT alarm, edge, cause, at, actor, state, priority, count FROM alarmEdge ORDER BY alarm, edge")
            while let row = try edges.next() {
                guard let index = places[row[0]] else { continue }
                alarms[index].edges.append(
                    AlarmRow.Edge(
                        number: row[1], cause: StoredNumbers.causes[row[2]] ?? "cause \(row[2] as Int64)",
                        at: Moment(milliseconds: row[3]), actor: row[4],
                        state: StoredNumbers.states[row[5]] ?? "state \(row[5] as Int64)", priority: row[6],
                        count: row[7]))
            }
            return alarms
        }
    }

    /// Devices named by the topics of what is kept aside, each as often as it is.
    func quarantined() throws -> [String: Int] {
        try queue.read { db in
            var counts: [String: Int] = [:]
            let rows = try Row.fetchCursor(db, sql: "SELECT CAST(topic AS TEXT) FROM quarantine")
            while let row = try rows.next() {
                let levels = (row[0] as String? ?? "").split(separator: "/", omittingEmptySubsequences: false)
                if levels.count == 5 { counts[String(levels[3]), default: 0] += 1 }
            }
            return counts
        }
    }

    /// Who serves whom.
    func services() throws -> [ServiceRecord] {
        try queue.read { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT device.identity, bed.identity, coalesce(household.identity, own.identity), assignment.start
                    FROM assignment JOIN device ON device.number = assignment.device
                        LEFT JOIN bed ON bed.number = assignment.bed
                        LEFT JOIN household ON household.number = assignment.household
                        LEFT JOIN household AS own ON own.number = bed.household
                    ORDER BY device.identity, assignment.start
                    """
            ).map { row in
                ServiceRecord(device: row[0], bed: row[1], household: row[2], from: Moment(milliseconds: row[3]))
            }
        }
    }

    /// Outgoing messages that nobody has confirmed.
    func waitingMessages() throws -> Int {
        try queue.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM outbox") ?? 0 }
    }

    /// What people did, by action and subject, with who did it.
    func audited() throws -> [(action: String, subject: String, actor: String)] {
        try queue.read { db in
            try Row.fetchAll(db, sql: "SELECT action, subject, actor FROM audit ORDER BY number").map {
                ($0[0], $0[1], $0[2])
            }
        }
    }

    private func devices(_ db: Database) throws -> [Int64: String] {
        var devices: [Int64: String] = [:]
        for row in try Row.fetchAll(db, sql: "SELECT number, identity FROM device") { devices[row[0]] = row[1] }
        return devices
    }

    private static func alarm(_ row: Row) -> AlarmRow {
        AlarmRow(
            number: row["number"], rule: row["rule"], isTest: row["isTest"] == 1, device: row["device"],
            place: (row["bed"] as String?) ?? (row["household"] as String?), isAboutDevice: row["subjectKind"] == 3,
            raisedAt: Moment(milliseconds: row["raisedAt"]), receivedAt: Moment(milliseconds: row["receivedAt"]),
            isLate: row["isLate"] == 1, priority: row["priority"],
            state: StoredNumbers.states[row["state"]] ?? "unknown", count: row["count"],
            acknowledgedBy: row["acknowledgedBy"], clearedAt: moment(row["clearedAt"]),
            closedAt: moment(row["closedAt"]), closedBy: row["closedBy"], closeReason: row["closeReason"],
            lastEdge: row["edge"])
    }

    private static func moment(_ milliseconds: Int64?) -> Moment? { milliseconds.map { Moment(milliseconds: $0) } }
}
