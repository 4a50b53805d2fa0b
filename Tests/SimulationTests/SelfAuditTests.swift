import FleetModel
import Foundation
import GRDB
import SimKit
import Testing
import WholeSystem

@testable import Auditor

/// What is wrong with the gateway itself is told, and nothing is told of what is not wrong.
@Suite struct SelfAuditTests {
    private static let start = RunOptions.start
    private static let at = start + .hours(2)
    private let folder = FileManager.default.temporaryDirectory.appending(path: "homebed-self-\(UUID())")
    private let record = RunRecord(plan: FleetPlan(FleetOptions(seed: 1, beds: 1, start: Self.start)))

    /// The promises that were broken when an alarm of the gateway's own rang at `at`; without a rule none did.
    private func judge(_ rule: String?, priority: Int64 = 2) throws -> [Int] {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.appending(path: "homebed.sqlite").path
        try DatabaseQueue(path: path).write { db in
            try AuditTables.create(db)
            if let rule { try Self.write(rule, priority, db) }
        }
        let evidence = Evidence(record)
        record.lifeEnd = Self.start + .days(1)
        record.end = record.lifeEnd
        let border = AuditBorder(
            now: record.end, open: [], oldestUnsent: nil, gatewayTime: record.end, database: path)
        _ = try evidence.advance(to: border, isLast: true, AuditDatabase(path: path))
        var audit = SelfAudit()
        audit.judge(evidence)
        return audit.violations.map(\.promise)
    }

    /// An alarm that was raised and never answered.
    private static func write(_ rule: String, _ priority: Int64, _ db: Database) throws {
        try db.execute(
            sql: """
                INSERT INTO alarm (number, rule, subjectKind, isTest, isLate, raisedAt, receivedAt, priority, audience,
                    state, count, edge) VALUES (1, ?, 4, 0, 0, ?, ?, ?, 1, 1, 1, 1)
                """, arguments: [rule, at.milliseconds, at.milliseconds, priority])
        try db.execute(
            sql: """
                INSERT INTO alarmEdge (alarm, edge, cause, at, state, priority, audience, count)
                VALUES (1, 1, 1, ?, 1, ?, 1, 1)
                """, arguments: [at.milliseconds, priority])
    }

    @Test(arguments: ["SELF-1", "SELF-2", "SELF-3", "SELF-4"])
    func `an alarm of the gateway's own that nothing explains is found`(rule: String) throws {
        #expect(try judge(rule) == [7])
    }

    @Test(
        arguments: [("SELF-1", .lane), ("SELF-1", .broker), ("SELF-3", .clock), ("SELF-4", .disk)]
            as [(String, OutageRecord.Kind)])
    func `what did not work then explains it`(rule: String, kind: OutageRecord.Kind) throws {
        record.outage(kind, from: Self.at - .milliseconds(5), until: Self.at + .seconds(20))
        #expect(try judge(rule) == [])
    }

    @Test func `a transaction that failed a little before explains that nothing could be written`() throws {
        record.fail(at: Self.at - .seconds(2))
        #expect(try judge("SELF-2") == [])
    }

    @Test func `transactions that failed for a while explain a full disk, one that just failed does not`() throws {
        record.fail(at: Self.at - .seconds(2))
        #expect(try judge("SELF-4") == [7])
        record.fail(at: Self.at - .seconds(20))
        #expect(try judge("SELF-4") == [])
    }

    @Test(arguments: [.lane, .broker, .network] as [OutageRecord.Kind])
    func `a broker that was away for minutes and of which nobody was told is found`(kind: OutageRecord.Kind) throws {
        record.outage(kind, from: Self.at - .milliseconds(5), until: Self.at + .minutes(5))
        #expect(try judge(nil) == [7])
        #expect(try judge("SELF-1") == [])
    }

    @Test func `the loss of the broker is urgent`() throws {
        record.outage(.broker, from: Self.at - .milliseconds(5), until: Self.at + .minutes(5))
        #expect(try judge("SELF-1", priority: 3) == [7])
    }

    @Test func `an outage that ends before it must be told, or in which no process ran, asks for nothing`() throws {
        record.outage(.lane, from: Self.at, until: Self.at + .seconds(50))
        record.outage(.broker, from: Self.at + .hours(1), until: Self.at + .hours(2))
        record.outage(.gateway, from: Self.at + .hours(1) + .seconds(20), until: Self.at + .hours(2))
        #expect(try judge(nil) == [])
    }
}
