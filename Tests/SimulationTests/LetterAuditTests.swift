import FleetModel
import Foundation
import GRDB
import SimKit
import Testing
import WholeSystem

@testable import Auditor

/// What people are told by the broker is what is written, once.
@Suite struct LetterAuditTests {
    private static let start = RunOptions.start
    private let folder = FileManager.default.temporaryDirectory.appending(path: "homebed-letters-\(UUID())")
    private let record = RunRecord(plan: FleetPlan(FleetOptions(seed: 1, beds: 1, start: start)))

    private var path: String { folder.appending(path: "homebed.sqlite").path }

    /// Letter 7 is written, an emergency for the desk; its message waits in the outbox if that is said.
    private func write(isWaiting: Bool, expiresAt: Moment? = nil) throws {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try DatabaseQueue(path: path).write { db in
            try db.execute(
                sql: """
                    CREATE TABLE notification (number INTEGER PRIMARY KEY, purpose INTEGER, alarm INTEGER, edge INTEGER,
                        role TEXT, recipient TEXT, priority INTEGER, isDrill INTEGER, at INTEGER, expiresAt INTEGER);
                    CREATE TABLE outbox (topic TEXT, payload BLOB);
                    """)
            try db.execute(
                sql: "INSERT INTO notification VALUES (7, 1, 3, 1, 'operator', 'desk-1', 1, 0, ?, ?)",
                arguments: [Self.start.milliseconds, expiresAt?.milliseconds])
            guard isWaiting else { return }
            try db.execute(
                sql: "INSERT INTO outbox VALUES ('homebed/v1/532901/notify/desk-1', CAST('{\"id\":\"7\"}' AS BLOB))")
        }
    }

    private func letter(
        _ number: Int64 = 7, to addressee: String = "desk-1", alarm: Int64 = 3, after seconds: Int64 = 1
    ) -> LetterRecord {
        LetterRecord(
            number: number, addressee: addressee, recipient: "desk-1", role: "operator", purpose: "raised",
            priority: "P1", alarm: alarm, edge: 1, isDrill: false, at: Self.start,
            heardAt: Self.start + .seconds(seconds))
    }

    /// The promises that were broken when the broker had these letters.
    private func judge(_ letters: [LetterRecord], isLast: Bool = false) throws -> [Int] {
        for letter in letters { record.hear(letter) }
        var audit = LetterAudit()
        let now = Self.start + .minutes(5)
        record.end = now
        let border = AuditBorder(now: now, open: [], oldestUnsent: nil, gatewayTime: now, database: path)
        let database = try AuditDatabase(path: path)
        try audit.judge(
            Evidence(record), told: try database.notifications(after: 0), border, database, isLast: isLast)
        return audit.violations.map(\.promise)
    }

    @Test func `a letter that the broker had, or that still waits, is right`() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        try write(isWaiting: true)
        #expect(try judge([]) == [])
        #expect(try judge([letter()]) == [])
    }

    @Test func `a letter that has left the outbox and never came is lost, unless its time was over`() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        try write(isWaiting: false)
        #expect(try judge([]) == [1])
        try FileManager.default.removeItem(at: folder)
        try write(isWaiting: false, expiresAt: Self.start + .minutes(1))
        #expect(try judge([]) == [])
    }

    @Test func `a letter that still waits when everything had to leave is found, unless its time was over`() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        try write(isWaiting: true)
        #expect(try judge([], isLast: true) == [7])
        #expect(try judge([letter()], isLast: true) == [])
        try FileManager.default.removeItem(at: folder)
        try write(isWaiting: true, expiresAt: Self.start + .minutes(1))
        #expect(try judge([], isLast: true) == [])
    }

    @Test func `a letter that comes minutes late is found, unless something failed meanwhile`() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        try write(isWaiting: false)
        #expect(try judge([letter(after: 25)]) == [])
        #expect(try judge([letter(after: 120)]) == [7])
        record.outage(.lane, from: Self.start + .seconds(60), until: Self.start + .seconds(70))
        #expect(try judge([letter(after: 120)]) == [])
    }

    @Test func `a letter to somebody else, of something else, or of nothing is found`() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        try write(isWaiting: false)
        #expect(try judge([letter(to: "desk-2")]) == [6])
        #expect(try judge([letter(alarm: 4)]) == [3])
        #expect(try judge([letter(), letter(8)]) == [3])
    }

    @Test func `a letter comes twice only when something failed between`() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        try write(isWaiting: false)
        let both = [letter(after: 1), letter(after: 9)]
        #expect(try judge(both) == [2])
        record.outage(.network, from: Self.start + .seconds(2), until: Self.start + .seconds(3))
        #expect(try judge(both) == [])
    }
}
