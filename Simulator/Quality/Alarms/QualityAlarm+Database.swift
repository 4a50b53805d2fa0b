import GRDB
import SimKit

extension QualityAlarm {
    /// Every alarm of a gateway's database that no test raised and that came to anybody, in the order in which they
    /// were raised: one that absence, visit or outage kept from everybody is none.
    /// - Throws: What SQLite says when the file cannot be read.
    public static func all(inDatabase path: String) throws -> [QualityAlarm] {
        var configuration = Configuration()
        configuration.readonly = true
        return try DatabaseQueue(path: path, configuration: configuration).read { db in
            var edges: [Int64: [Edge]] = [:]
            let cursor = try Row.fetchCursor(
                db, sql: "SELECT alarm, at, priority, audience, state FROM alarmEdge ORDER BY alarm, edge")
            while let row = try cursor.next() {
                guard !Self.unseen.contains(row[4]) else { continue }
                edges[row[0], default: []].append(
                    Edge(at: Moment(milliseconds: row[1]), priority: row[2], audience: row[3]))
            }
            return try Row.fetchAll(
                db,
                sql: """
                    SELECT alarm.number, alarm.rule, device.identity, bed.identity, household.identity, alarm.raisedAt,
                        alarm.state, coalesce(alarm.closedAt, alarm.clearedAt),
                        CASE WHEN alarm.subjectKind = 0 AND alarm.subject > 0 THEN alarm.subject END
                    FROM alarm LEFT JOIN device ON device.number = alarm.device
                        LEFT JOIN bed ON bed.number = alarm.bed
                        LEFT JOIN household ON household.number = alarm.household
                    WHERE alarm.isTest = 0 ORDER BY alarm.number
                    """
            ).compactMap { row in edges[row[0]].flatMap { QualityAlarm(row, $0) } }
        }
    }

    private struct Edge {
        let at: Moment
        let priority: Int64
        let audience: Int64

        /// Rings or stands in the duty list; P4 is a digest.
        var isForOperator: Bool { audience == 1 && priority <= 3 }
    }

    /// Stored numbers of the states in which an alarm is before nobody: over, and suppressed by design.
    private static let unseen: Set<Int64> = [0, 7]

    /// Stored numbers of `Audience`, which never change.
    private static let audiences: [Int64: String] = [1: "operator", 2: "carer", 3: "technician", 4: "county"]

    private init?(_ row: Row, _ edges: [Edge]) {
        guard let first = edges.first else { return nil }
        let isOver = row[6] as Int64 == 0
        self.init(
            number: row[0], rule: row[1], device: row[2], bed: row[3], household: row[4],
            township: (row[8] as Int64?).map { "\($0)" }, raisedAt: Moment(milliseconds: row[5]),
            toldAt: first.at, endedAt: isOver ? (row[7] as Int64?).map { Moment(milliseconds: $0) } : nil,
            audience: Self.audiences[first.audience] ?? "nobody",
            operatorAt: edges.first(where: \.isForOperator)?.at, priority: edges.map(\.priority).min() ?? 4)
    }
}
