import FleetModel
import Foundation
import GRDB
import SimKit
import Testing
import WholeSystem

@testable import Auditor

/// What happened is one alarm, however late it was told (care.md 8.1 (5), decision 10).
@Suite struct EventAlarmAuditTests {
    private static let start = RunOptions.start
    private static let bed = "532901-000001"
    private let folder = FileManager.default.temporaryDirectory.appending(path: "homebed-events-\(UUID())")

    /// An event of the start that was told `minutes` later, and its alarm if it rang one.
    private struct Story: Sendable {
        let event: Int64
        let rule: String
        let minutes: Int64
        var device = "d-1"
        var isTest = false
        var hasRung = true
        var isMarkedLate = false
    }

    /// The promises that were broken when it went so.
    private func judge(_ story: Story) throws -> [Int] {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.appending(path: "homebed.sqlite").path
        try DatabaseQueue(path: path).write { try Self.write(story, $0) }
        let evidence = Evidence(RunRecord(plan: FleetPlan(FleetOptions(seed: 1, beds: 1, start: Self.start))))
        let now = Self.start + .days(1)
        let border = AuditBorder(now: now, open: [], oldestUnsent: nil, gatewayTime: now, database: path)
        _ = try evidence.advance(to: border, isLast: true, AuditDatabase(path: path))
        var audit = EventAlarmAudit()
        audit.judge(evidence)
        return audit.violations.map(\.promise)
    }

    private static func write(_ story: Story, _ db: Database) throws {
        let (at, told) = (start.milliseconds, (start + .minutes(story.minutes)).milliseconds)
        try AuditTables.create(db)
        try db.execute(
            sql: "INSERT INTO device VALUES (1, ?); INSERT INTO bed VALUES (1, ?, NULL)",
            arguments: [story.device, bed])
        try db.execute(
            sql: "INSERT INTO event VALUES (1, 1, ?, 'r-1', ?, ?, ?, ?, ?, 1, NULL)",
            arguments: [story.event, at, at, told, story.isTest, story.minutes > 10])
        guard story.hasRung else { return }
        try db.execute(
            sql: """
                INSERT INTO alarm (number, rule, subjectKind, device, bed, isTest, isLate, raisedAt, receivedAt,
                    priority, audience, state, count, edge) VALUES (1, ?, 1, 1, 1, ?, ?, ?, ?, 3, 2, 1, 1, 0)
                """, arguments: [story.rule, story.isTest, story.isMarkedLate, at, told])
    }

    /// Numbers of `sos`, `service_call` and `dose_missed`.
    @Test(arguments: [(1, "SOS-1"), (2, "SOS-2"), (15, "MED-2")] as [(Int64, String)])
    func `an event that was told hours late and rang nothing is found`(event: Int64, rule: String) throws {
        #expect(try judge(Story(event: event, rule: rule, minutes: 180, hasRung: false)) == [2])
        #expect(try judge(Story(event: event, rule: rule, minutes: 180, isMarkedLate: true)) == [])
    }

    @Test(arguments: [(0, false), (10, false), (11, true), (1_500, true)] as [(Int64, Bool)])
    func `an alarm is marked late when its event is older than ten minutes, and else not`(
        minutes: Int64, isLate: Bool
    ) throws {
        let marked = Story(event: 15, rule: "MED-2", minutes: minutes, isMarkedLate: true)
        let unmarked = Story(event: 15, rule: "MED-2", minutes: minutes)
        #expect(try judge(marked) == (isLate ? [] : [2]))
        #expect(try judge(unmarked) == (isLate ? [2] : []))
    }

    @Test func `a test rings no alarm that counts, and need not ring at all`() throws {
        #expect(try judge(Story(event: 1, rule: "SOS-1", minutes: 0, isTest: true)) == [])
        #expect(try judge(Story(event: 1, rule: "SOS-1", minutes: 0, isTest: true, hasRung: false)) == [])
    }
}
