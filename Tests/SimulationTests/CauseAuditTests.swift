import FleetModel
import Foundation
import GRDB
import SimKit
import Testing
import WholeSystem

@testable import Auditor

/// What excuses an alarm that nothing explains, and for how long.
@Suite struct CauseAuditTests {
    private static let start = RunOptions.start
    private static let at = start + .hours(4)
    private let folder = FileManager.default.temporaryDirectory.appending(path: "homebed-causes-\(UUID())")
    private let record = RunRecord(plan: FleetPlan(FleetOptions(seed: 1, beds: 2, start: Self.start)))

    /// The promises that were broken when a heart that beat calmly rang at `at`, and its mattress was given to another
    /// bed at `moved`.
    private func judge(moved: Moment? = nil) throws -> [Int] {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.appending(path: "homebed.sqlite").path
        let mattress = try #require(record.plan.devices.first { $0.kind == .mattress })
        try DatabaseQueue(path: path).write { try Self.write(mattress.id, moved, $0) }
        record.lifeEnd = Self.start + .hours(12)
        record.end = record.lifeEnd
        let evidence = Evidence(record)
        let border = AuditBorder(
            now: record.end, open: [], oldestUnsent: nil, gatewayTime: record.end, database: path)
        _ = try evidence.advance(to: border, isLast: true, AuditDatabase(path: path))
        var audit = CauseAudit()
        audit.judge(evidence)
        return audit.violations.map(\.promise)
    }

    private static func write(_ mattress: String, _ moved: Moment?, _ db: Database) throws {
        try AuditTables.create(db)
        try db.execute(
            sql: """
                INSERT INTO household VALUES (1, 'home-1'); INSERT INTO bed VALUES (1, 'bed-1', 1), (2, 'bed-2', 1);
                INSERT INTO device VALUES (1, ?);
                INSERT INTO assignment VALUES (1, 1, NULL, ?, ?)
                """, arguments: [mattress, start.milliseconds, moved?.milliseconds])
        if let moved {
            try db.execute(
                sql: "INSERT INTO assignment VALUES (1, 2, NULL, ?, NULL)", arguments: [moved.milliseconds])
        }
        try db.execute(
            sql: """
                INSERT INTO alarm (number, rule, subjectKind, device, bed, isTest, isLate, raisedAt, receivedAt,
                    priority, audience, state, count, edge) VALUES (1, 'VIT-4', 1, 1, 1, 0, 0, ?, ?, 2, 1, 1, 1, 0)
                """, arguments: [at.milliseconds, at.milliseconds])
    }

    @Test func `a failure explains what a mattress tells each minute for an hour, and no longer`() throws {
        #expect(try judge() == [8])
        record.outage(.gateway, from: Self.at - .minutes(150), until: Self.at - .minutes(140))
        #expect(try judge() == [8])
        record.outage(.gateway, from: Self.at - .minutes(50), until: Self.at - .minutes(40))
        #expect(try judge() == [])
    }

    @Test func `a device that is given away explains what rings from then on, and nothing before`() throws {
        #expect(try judge(moved: Self.at + .hours(2)) == [8])
        #expect(try judge(moved: Self.at - .hours(1)) == [])
    }

    @Test func `while nobody knows when a device was given away, all that it rang is left aside`() throws {
        record.outage(.clock, from: Self.at - .hours(3), until: Self.at - .hours(2))
        #expect(try judge(moved: Self.at + .hours(2)) == [])
    }
}
