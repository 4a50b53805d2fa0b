import Foundation
import GRDB
import SimKit

@testable import Auditor

extension AuditTables {
    /// A transition of an alarm, in the numbers of the database.
    struct Step {
        let cause: Int64
        let at: Moment
        var state: Int64 = 1
        var priority: Int64 = 1
        /// Who did it; `nil` for what nobody did.
        var actor: String?
    }

    /// Writes an alarm: of that rule and device, or of none, at the bed of its number, with its transitions.
    static func write(
        _ rule: String, number: Int64 = 1, of device: String?, raisedAt: Moment, audience: Int64 = 1,
        _ steps: [Step], _ db: Database
    ) throws {
        guard let first = steps.first, let last = steps.last else { return }
        let closedAt = last.state == 0 ? last.at.milliseconds : nil
        try db.execute(
            sql: """
                INSERT INTO bed VALUES (?, ?, 1);
                INSERT INTO device VALUES (?, ?);
                INSERT INTO alarm (number, rule, subjectKind, device, bed, isTest, isLate, raisedAt, receivedAt,
                    priority, audience, state, count, edge, closedAt)
                    VALUES (?, ?, 1, ?, ?, 0, 0, ?, ?, ?, ?, ?, 1, ?, ?)
                """,
            arguments: [
                number, "bed-\(number)", number, device, number, rule, number, number, raisedAt.milliseconds,
                first.at.milliseconds, last.priority, audience, last.state, steps.count, closedAt,
            ])
        for (index, step) in steps.enumerated() {
            try db.execute(
                sql: """
                    INSERT INTO alarmEdge (alarm, edge, cause, at, actor, state, priority, audience, count)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, 1)
                    """,
                arguments: [
                    number, index + 1, step.cause, step.at.milliseconds, step.actor, step.state, step.priority,
                    audience,
                ])
        }
    }

    /// What the parts of an audit look at after the last border of a run whose database is what `write` leaves; for
    /// `look` together with the database.
    @discardableResult
    static func evidence(
        _ record: RunRecord, _ write: (Database) throws -> Void,
        look: (Evidence, AuditDatabase) throws -> Void = { _, _ in }
    ) throws -> Evidence {
        let folder = FileManager.default.temporaryDirectory.appending(path: "homebed-audit-\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.appending(path: "homebed.sqlite").path
        try DatabaseQueue(path: path).write { db in
            try create(db)
            try write(db)
        }
        let evidence = Evidence(record)
        let border = AuditBorder(
            now: record.end, open: [], oldestUnsent: nil, gatewayTime: record.end, database: path)
        let database = try AuditDatabase(path: path)
        _ = try evidence.advance(to: border, isLast: true, database)
        try look(evidence, database)
        return evidence
    }
}
