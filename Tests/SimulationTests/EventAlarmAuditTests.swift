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

    /// An event, of the start unless it is said when, that was told `minutes` later, and its alarm if it rang one.
    private struct Story: Sendable {
        let event: Int64
        let rule: String
        let minutes: Int64
        var device = "d-1"
        var at = RunOptions.start
        var isTest = false
        var hasRung = true
        var isMarkedLate = false
    }

    private static func newRecord(beds: Int = 1) -> RunRecord {
        RunRecord(plan: FleetPlan(FleetOptions(seed: 1, beds: beds, start: start)))
    }

    /// The promises that were broken when it went so.
    private func judge(_ story: Story, _ record: RunRecord = Self.newRecord()) throws -> [Int] {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.appending(path: "homebed.sqlite").path
        try DatabaseQueue(path: path).write { try Self.write(story, $0) }
        let evidence = Evidence(record)
        let now = Self.start + .days(1)
        let border = AuditBorder(now: now, open: [], oldestUnsent: nil, gatewayTime: now, database: path)
        _ = try evidence.advance(to: border, isLast: true, AuditDatabase(path: path))
        var audit = EventAlarmAudit()
        audit.judge(evidence)
        return audit.violations.map(\.promise)
    }

    private static func write(_ story: Story, _ db: Database) throws {
        let (at, told) = (story.at.milliseconds, (story.at + .minutes(story.minutes)).milliseconds)
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

    /// What the record of a fall says beside it.
    private struct Scene {
        let record: RunRecord
        let household: String
        let watch: DevicePlan
        let fall: Moment

        func turn(_ kind: TruthKind, minutes: Int64) {
            let at = fall + .minutes(minutes)
            let truth = TruthEntry(
                number: record.truths.count + 1, at: at, household: household, bed: nil, device: watch.id, kind: kind)
            record.add(.truth(truth.text), at: at)
        }

        func cut(_ household: String, minutes: ClosedRange<Int64>) {
            record.begin(.household, household, at: fall + .minutes(minutes.lowerBound))
            record.finish(.household, household, at: fall + .minutes(minutes.upperBound))
        }
    }

    /// The promises that were broken when somebody fell who had put the watch on an hour before, and nothing rang: the
    /// fall was told half an hour later, and what `spoil` adds went wrong beside it.
    private func judgeFall(_ spoil: (Scene) -> Void) throws -> [Int] {
        let record = Self.newRecord(beds: 20)
        let found = record.plan.households.compactMap { household in
            household.devices.first { $0.kind == .watch && $0.style == .referenceAndTime }.map { (household.id, $0) }
        }.first
        let (household, watch) = try #require(found)
        let scene = Scene(record: record, household: household, watch: watch, fall: Self.start + .hours(10))
        scene.turn(.watchOn, minutes: -60)
        spoil(scene)
        return try judge(
            Story(event: 4, rule: "FALL-1", minutes: 30, device: watch.id, at: scene.fall, hasRung: false), record)
    }

    @Test func `a fall that rang nothing is found, whatever went wrong elsewhere or long before`() throws {
        let plain = try judgeFall { _ in }
        let elsewhere = try judgeFall { $0.cut("another", minutes: -59...29) }
        let before = try judgeFall { $0.cut($0.household, minutes: -180 ... -40) }
        #expect([plain, elsewhere, before] == [[2], [2], [2]])
    }

    @Test func `a fall may ring nothing while nobody has heard that the watch is worn`() throws {
        let unheard = try judgeFall { $0.cut($0.household, minutes: -50...29) }
        let takenOff = try judgeFall { $0.turn(.watchOff, minutes: 10) }
        #expect([unheard, takenOff] == [[], []])
    }
}
