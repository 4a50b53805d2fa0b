import FleetModel
import SimKit
import Testing
import WholeSystem

@testable import Auditor

/// What people did with an alarm is written once and nobody else did anything, and what is written is told.
@Suite struct HistoryAuditTests {
    private static let start = RunOptions.start
    private static let at = start + .hours(2)
    private let record = RunRecord(plan: FleetPlan(FleetOptions(seed: 1, beds: 1, start: Self.start)))

    /// The promises that were broken by a call for help that `desk-1` was asked to answer and to call back, each
    /// answered as done, when the database has these transitions after the first and the audit trail these rows.
    private func judge(_ causes: [Int64], audited actions: [String]) throws -> [Int] {
        record.lifeEnd = Self.start + .hours(6)
        record.end = record.lifeEnd
        for (number, kind) in [DeedRecord.Kind.acknowledge, .callBack].enumerated() {
            var deed = DeedRecord(kind: kind, alarm: 1, by: "desk-1", at: Self.at + .seconds(20))
            deed.isAccepted = true
            record.deeds[number] = deed
        }
        var audit = HistoryAudit()
        try AuditTables.evidence(record) { db in
            let steps = [AuditTables.Step(cause: 1, at: Self.at)]
            let answers = causes.enumerated().map { index, cause in
                AuditTables.Step(cause: cause, at: Self.at + .seconds(20 + Int64(index)), state: 2, actor: "desk-1")
            }
            try AuditTables.write("SOS-1", of: "sos-1", raisedAt: Self.at, steps + answers, db)
        } look: { evidence, database in
            let rows = actions.map { AuditRow(alarm: 1, action: $0, actor: "desk-1") }
            try audit.judge(evidence, audited: rows, database)
        }
        return audit.violations.map(\.promise)
    }

    private static let (answered, calledBack) = (Int64(5), Int64(9))

    @Test func `what was answered as done is written, as a transition and in the audit trail`() throws {
        #expect(try judge([Self.answered, Self.calledBack], audited: ["acknowledge", "callback"]) == [])
    }

    @Test func `a deed that was lost is found`() throws {
        #expect(try judge([Self.answered], audited: ["acknowledge"]) == [1])
    }

    @Test func `a deed that is written twice is found`() throws {
        let twice = [Self.answered, Self.calledBack, Self.calledBack]
        #expect(try judge(twice, audited: ["acknowledge", "callback", "callback"]) == [8])
    }

    @Test func `a deed without its row of the audit trail is found`() throws {
        #expect(try judge([Self.answered, Self.calledBack], audited: ["acknowledge"]) == [3])
    }

    private static func told(after time: TimeSpan, state: String) -> AlarmRecord {
        AlarmRecord(
            alarm: 1, edge: 1, cause: "raised", state: state, rule: "SOS-1", place: "bed-1", device: "sos-1",
            audience: "operator", isTest: false, priority: "P1", count: 1, at: at, toldAt: at + time,
            isUnrecorded: false)
    }

    /// The promises that were broken by a call for help whose one transition came to the broker so long after it, or
    /// never; then so many messages waited at the end.
    private func judge(toldAfter time: TimeSpan?, state: String = "unacknowledged", waiting: Int = 0) throws -> [Int] {
        record.lifeEnd = Self.start + .hours(6)
        record.end = record.lifeEnd
        record.alarms = time.map { [Self.told(after: $0, state: state)] } ?? []
        var audit = HistoryAudit()
        try AuditTables.evidence(record) { db in
            let step = AuditTables.Step(cause: 1, at: Self.at)
            try AuditTables.write("SOS-1", of: "sos-1", raisedAt: Self.at, [step], db)
        } look: { evidence, database in
            try audit.judge(evidence, audited: [], database)
            audit.close(evidence, waiting: waiting)
        }
        return audit.violations.map(\.promise)
    }

    @Test func `a transition that the broker never got is found, also when other messages wait`() throws {
        #expect(try judge(toldAfter: .seconds(1)) == [])
        #expect(try judge(toldAfter: nil) == [10])
        #expect(try judge(toldAfter: nil, waiting: 3) == [10])
    }

    @Test func `a transition that is told an hour late, or otherwise than it is written, is found`() throws {
        #expect(try judge(toldAfter: .hours(1)) == [7])
        #expect(try judge(toldAfter: .seconds(1), state: "acknowledged") == [3])
    }
}
