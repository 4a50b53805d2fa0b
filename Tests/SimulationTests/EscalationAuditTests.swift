import FleetModel
import SimKit
import Testing
import WholeSystem

@testable import Auditor

/// Whoever has to be told of what rings is told, and an answer without a call back does not last.
@Suite struct EscalationAuditTests {
    private static let start = RunOptions.start
    private static let at = start + .hours(2)
    private let record = RunRecord(plan: FleetPlan(FleetOptions(seed: 1, beds: 1, start: Self.start)))

    private static func told(_ role: String, _ recipient: String, after time: TimeSpan) -> NotificationRow {
        NotificationRow(
            number: 1, purpose: "raised", alarm: 1, edge: 1, role: role, recipient: recipient, priority: 1,
            isDrill: false, at: at + time, expiresAt: nil)
    }

    /// The promises that were broken by a call for help with these transitions, when the desk was told at once, and
    /// these others too.
    private func judge(_ steps: [AuditTables.Step], told others: [NotificationRow] = []) throws -> [Int] {
        try audit(steps, told: others).violations.map(\.promise)
    }

    private func audit(
        _ steps: [AuditTables.Step], told others: [NotificationRow] = []
    ) throws -> EscalationAudit {
        record.lifeEnd = Self.start + .hours(6)
        record.end = record.lifeEnd
        let evidence = try AuditTables.evidence(record) {
            try AuditTables.write("SOS-1", of: "sos-1", raisedAt: Self.at, steps, $0)
        }
        var audit = EscalationAudit(record.plan)
        audit.judge(evidence, told: [Self.told("operator", "desk-1", after: .zero)] + others)
        return audit
    }

    /// It rings and is answered after 20 s; then this happens, so long after the answer.
    private static func answered(
        _ cause: Int64? = nil, after time: TimeSpan = .zero, state: Int64 = 2
    ) -> [AuditTables.Step] {
        let answer = at + .seconds(20)
        let steps = [AuditTables.Step(cause: 1, at: at), AuditTables.Step(cause: 5, at: answer, state: 2)]
        guard let cause else { return steps }
        return steps + [AuditTables.Step(cause: cause, at: answer + time, state: state)]
    }

    @Test func `an answer that is followed by a call back counts`() throws {
        #expect(try judge(Self.answered(9, after: .minutes(4))) == [])
    }

    @Test func `an answer without a call back that still counts after five minutes is found`() throws {
        #expect(try judge(Self.answered()) == [7])
        #expect(try judge(Self.answered(9, after: .minutes(6))) == [7])
        #expect(try judge(Self.answered(23, after: .minutes(8), state: 1)) == [7, 7])
    }

    @Test func `an answer that is taken back calls the next, and not before its time`() throws {
        let next = Self.told("second_operator", "desk-2", after: .seconds(320))
        #expect(try judge(Self.answered(23, after: .minutes(5), state: 1), told: [next]) == [])
        #expect(try judge(Self.answered(23, after: .minutes(5), state: 1)) == [7])
        let early = Self.told("second_operator", "desk-2", after: .seconds(260))
        #expect(try judge(Self.answered(23, after: .minutes(4), state: 1), told: [early]) == [8])
    }

    @Test func `a gateway that does not run when it is due may be late, one that died before may not`() throws {
        let due = Self.at + .seconds(320)
        record.outage(.gateway, from: due - .minutes(2), until: due - .minutes(1))
        let judged = try audit(Self.answered())
        #expect(judged.violations.map(\.promise) == [7])
        #expect(judged.shares.kept.text == "calls back: 1 judged, 0 excused")
        record.outage(.gateway, from: due - .seconds(5), until: due + .seconds(10))
        let excused = try audit(Self.answered())
        #expect(excused.violations.isEmpty)
        #expect(excused.shares.kept.text == "calls back: 0 judged, 1 excused")
    }

    @Test func `while nobody answers the next is told after a minute`() throws {
        let ringing = [
            AuditTables.Step(cause: 1, at: Self.at), AuditTables.Step(cause: 5, at: Self.at + .seconds(90), state: 2),
            AuditTables.Step(cause: 9, at: Self.at + .seconds(120), state: 2),
        ]
        #expect(try judge(ringing, told: [Self.told("second_operator", "desk-2", after: .seconds(60))]) == [])
        #expect(try judge(ringing) == [7])
    }
}
