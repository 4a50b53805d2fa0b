import CareCore
import FleetModel
import GRDB

/// Counts rows of a gateway's database, as any program with SQL could, and compares them with a scenario's demands.
public struct RecordJudge {
    private let queue: DatabaseQueue

    /// Opens the database to be read only; the gateway may be running.
    /// - Throws: What SQLite says when it cannot be read.
    public init(database path: String) throws {
        var configuration = Configuration()
        configuration.readonly = true
        configuration.busyMode = .timeout(5)
        queue = try DatabaseQueue(path: path, configuration: configuration)
    }

    /// The verdict on each record of a scenario.
    /// - Throws: What SQLite says.
    public func verdicts(_ scenario: Scenario) throws -> [DemandVerdict] {
        try queue.read { db in
            try scenario.records.map { demand in
                let found = try count(demand, db)
                let isMet = found == demand.number
                return DemandVerdict(
                    line: demand.line, isMet: isMet,
                    text: isMet ? "kept \(demand.text)" : "expected \(demand.text), found \(found)")
            }
        }
    }

    private func count(_ demand: RecordDemand, _ db: Database) throws -> Int {
        var conditions: [(String, (any DatabaseValueConvertible)?)] = [("device = ?", demand.device)]
        let source: String
        switch demand.kind {
        case .alarms(let alarm):
            source = "alarmView"
            conditions += [
                ("rule = ?", alarm.rule), ("coalesce(bed, household, device) = ?", demand.subject),
                ("priority = ?", number(alarm.priority, Priority.allCases, \.name, \.rawValue)),
                ("audience = ?", number(alarm.audience, Audience.allCases, \.name, \.rawValue)),
                ("state = ?", number(alarm.state, AlarmState.allCases, \.name, \.rawValue)),
                ("count = ?", alarm.count), ("isLate = ?", alarm.isLate), ("isTest = ?", alarm.isTest),
            ]
        case .events(let kind, let isLate, let isTest):
            source = "eventView"
            conditions += [
                ("kind = ?", kind), ("coalesce(bed, household) = ?", demand.subject), ("isLate = ?", isLate),
                ("isTest = ?", isTest),
            ]
        case .readings(let metric):
            source = Self.readings
            conditions += [("metric = ?", metric), ("place = ?", demand.subject)]
        }
        let used = conditions.filter { $0.1 != nil }
        return try Int.fetchOne(
            db, sql: "SELECT count(*) FROM \(source) WHERE \(used.map(\.0).joined(separator: " AND "))",
            arguments: StatementArguments(used.map(\.1))) ?? 0
    }

    /// A reading belongs to the place that its device served at the time at which it was measured (promise 6).
    private static let readings = """
        (SELECT readingView.device, metric, (
            SELECT coalesce(bed.identity, household.identity)
            FROM assignment JOIN device ON device.number = assignment.device
                LEFT JOIN bed ON bed.number = assignment.bed
                LEFT JOIN household ON household.number = assignment.household
            WHERE device.identity = readingView.device AND assignment.start <= readingView.at
                AND (until IS NULL OR readingView.at < until)) AS place
        FROM readingView)
        """

    private func number<Value>(
        _ name: String?, _ all: [Value], _ names: (Value) -> String, _ numbers: (Value) -> UInt8
    ) -> Int64? {
        name.flatMap { name in all.first { names($0) == name }.map { Int64(numbers($0)) } }
    }
}
