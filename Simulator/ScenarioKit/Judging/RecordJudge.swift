import CareCore
import CareRecords
public import CareStore
import FleetModel
import GRDB
public import SimKit

/// Counts rows of a gateway's database, as any program with SQL could, asks for figures as a county office does, and
/// compares both with a scenario's demands.
public struct RecordJudge {
    private let queue: DatabaseQueue
    private let path: String
    private let key: RecordKey?

    /// Opens the database to be read only; the gateway may be running.
    /// - Parameters:
    ///   - path: The database.
    ///   - key: The secret of its records; not needed where no figure is demanded.
    /// - Throws: What SQLite says when it cannot be read.
    public init(database path: String, key: RecordKey?) throws {
        self.path = path
        self.key = key
        var configuration = Configuration()
        configuration.readonly = true
        configuration.busyMode = .timeout(5)
        queue = try DatabaseQueue(path: path, configuration: configuration)
    }

    /// The verdict on each record of a scenario that began at `start`.
    /// - Throws: What SQLite says, `StoreError`.
    public func verdicts(_ scenario: Scenario, start: Moment) throws -> [DemandVerdict] {
        try queue.read { db in
            try scenario.records.map { demand in
                func missed(_ found: String) -> DemandVerdict {
                    DemandVerdict(line: demand.line, isMet: false, text: "expected \(demand.text), found \(found)")
                }
                do {
                    let found = try number(demand, db, start, start + scenario.end)
                    guard found == demand.number else { return missed("\(found)") }
                    return DemandVerdict(line: demand.line, isMet: true, text: "kept \(demand.text)")
                } catch let fault as RecordFault {
                    return missed("that it cannot be told: \(fault.text)")
                }
            }
        }
    }

    private func value(
        _ figure: Figure, _ county: CountyCode, monthsLater: Int, _ start: Moment, _ end: Moment
    ) throws -> Int {
        guard let key else { throw StoreError(.unusable, "figures are told only to who has the key of the records") }
        var month = SummaryMonth(of: CivilDate(of: Timestamp(milliseconds: start.milliseconds)))
        for _ in 0..<monthsLater { month = SummaryMonth(of: month.period.nextMonth.first) }
        let summary = try StoreReader.open(path: path).summary(
            month.recordText, county: county, at: Timestamp(milliseconds: end.milliseconds), key: key)
        return Int(summary.total.value(figure, \.period).part)
    }

    private func number(_ demand: RecordDemand, _ db: Database, _ start: Moment, _ end: Moment) throws -> Int {
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
        case .figure(let figure, let county, let months):
            return try value(figure, county, monthsLater: months, start, end)
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
