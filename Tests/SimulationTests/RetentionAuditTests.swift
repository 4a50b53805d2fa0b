import FleetModel
import Foundation
import GRDB
import SimKit
import Testing
import WholeSystem

@testable import Auditor

/// Deletion that comes too early or too late, and a file that grows, are found.
@Suite struct RetentionAuditTests {
    private let folder = FileManager.default.temporaryDirectory.appending(path: "homebed-retention-\(UUID())")
    private let evidence = Evidence(
        RunRecord(plan: FleetPlan(FleetOptions(seed: 1, beds: 1, start: RunOptions.start))))

    private var path: String { folder.appending(path: "homebed.sqlite").path }

    /// A database with a reading of each of these days after the start, and what the auditor had found of them.
    private func audit(readingsOfDays days: [Int64]) throws -> RetentionAudit {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        var audit = RetentionAudit()
        try DatabaseQueue(path: path).write { db in
            try db.execute(
                sql: "CREATE TABLE reading (minute INTEGER NOT NULL PRIMARY KEY); CREATE TABLE filler (bytes BLOB)")
            for day in days {
                let minute = (RunOptions.start + .days(day)).milliseconds / 60_000
                try db.execute(sql: "INSERT INTO reading VALUES (?)", arguments: [minute])
                audit.found(minute: minute)
            }
        }
        return audit
    }

    private func change(_ sql: String) throws { try DatabaseQueue(path: path).write { try $0.execute(sql: sql) } }

    private func judge(_ audit: inout RetentionAudit, onDay day: Int64) throws {
        let now = RunOptions.start + .days(day)
        let border = AuditBorder(now: now, open: [], oldestUnsent: nil, gatewayTime: now, database: path)
        try audit.judge(evidence, border, sweptTo: now.milliseconds / 60_000, AuditDatabase(path: path))
    }

    @Test func `what is there for thirty days and then gone is right`() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        var audit = try audit(readingsOfDays: [0, 10])
        try judge(&audit, onDay: 29)
        try change("DELETE FROM reading WHERE minute = (SELECT min(minute) FROM reading)")
        try judge(&audit, onDay: 31)
        #expect(audit.violations.isEmpty, "\(audit.violations)")
    }

    @Test func `a reading deleted before its time is found`() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        var audit = try audit(readingsOfDays: [0, 10])
        try change("DELETE FROM reading")
        try judge(&audit, onDay: 31)
        #expect(audit.violations.map(\.promise) == [1])
    }

    @Test func `a reading kept beyond its time is found`() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        var audit = try audit(readingsOfDays: [0, 10])
        try judge(&audit, onDay: 31)
        #expect(audit.violations.map(\.promise) == [11])
    }

    @Test func `a reading that comes into a time that was compared is found`() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        var audit = try audit(readingsOfDays: [0, 10])
        try change("INSERT INTO reading SELECT max(minute) + 1 FROM reading")
        try judge(&audit, onDay: 11)
        #expect(audit.violations.map(\.promise) == [2])
    }

    @Test func `a file that grows once retention has gone round is found`() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        var audit = try audit(readingsOfDays: [])
        try judge(&audit, onDay: 35)
        try judge(&audit, onDay: 65)
        #expect(audit.violations.isEmpty, "\(audit.violations)")
        try change("INSERT INTO filler VALUES (zeroblob(1000000))")
        try judge(&audit, onDay: 95)
        #expect(audit.violations.map(\.promise) == [11])
        #expect(audit.sizes.count == 3)
    }
}
