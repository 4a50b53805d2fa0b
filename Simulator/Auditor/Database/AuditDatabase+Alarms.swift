import GRDB
import SimKit

extension AuditDatabase {
    /// The alarms of those numbers and all with a number above `number`, without their transitions.
    func alarms(_ numbers: some Sequence<Int64>, after number: Int64) throws -> [AlarmRow] {
        let list = numbers.map { "\($0)" }.joined(separator: ",")
        return try queue.read { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT device.identity AS deviceName, coalesce(bed.identity, household.identity) AS place, alarm.*
                    FROM alarm LEFT JOIN device ON device.number = alarm.device
                        LEFT JOIN bed ON bed.number = alarm.bed
                        LEFT JOIN household ON household.number = alarm.household
                    WHERE alarm.number > ? OR alarm.number IN (\(list)) ORDER BY alarm.number
                    """, arguments: [number]
            ).map { Self.alarm($0) }
        }
    }

    /// The transitions of an alarm after the one of that number, in order.
    func edges(of alarm: Int64, after edge: Int64) throws -> [AlarmRow.Edge] {
        try queue.read { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT edge, cause, at, actor, state, priority, count, audience FROM alarmEdge
                    WHERE alarm = ? AND edge > ? ORDER BY edge
                    """, arguments: [alarm, edge]
            ).map { row in
                AlarmRow.Edge(
                    number: row[0], cause: StoredNumbers.causes[row[1]] ?? "cause \(row[1] as Int64)",
                    at: Moment(milliseconds: row[2]), actor: row[3],
                    state: StoredNumbers.states[row[4]] ?? "state \(row[4] as Int64)", priority: row[5],
                    audience: StoredNumbers.audiences[row[7]] ?? "audience \(row[7] as Int64)", count: row[6])
            }
        }
    }

    private static func alarm(_ row: Row) -> AlarmRow {
        AlarmRow(
            number: row["number"], rule: row["rule"], isTest: row["isTest"] == 1, device: row["deviceName"],
            place: row["place"], isAboutDevice: row["subjectKind"] == 3,
            raisedAt: Moment(milliseconds: row["raisedAt"]), receivedAt: Moment(milliseconds: row["receivedAt"]),
            isLate: row["isLate"] == 1, isForOperators: row["audience"] == 1, priority: row["priority"],
            state: StoredNumbers.states[row["state"]] ?? "unknown", count: row["count"],
            acknowledgedBy: row["acknowledgedBy"], clearedAt: moment(row["clearedAt"]),
            closedAt: moment(row["closedAt"]), closedBy: row["closedBy"], closeReason: row["closeReason"],
            lastEdge: row["edge"])
    }

    private static func moment(_ milliseconds: Int64?) -> Moment? { milliseconds.map { Moment(milliseconds: $0) } }
}
