import FleetModel
import SimKit
import Testing
import WholeSystem

@testable import Auditor

/// A hub that stays silent is an operator's after two hours where somebody is alone, and after a day elsewhere.
@Suite struct OfflineRiseAuditTests {
    private static let start = RunOptions.start
    private static let at = start + .hours(2)
    private let record = RunRecord(plan: FleetPlan(FleetOptions(seed: 1, beds: 40, start: Self.start)))

    /// The promises that were broken when the hub of a home was heard a quarter of an hour before `at`, where it rings,
    /// and then for the minutes that `back` says after it, and it became P2 so many minutes after it.
    private func judge(
        isAlone: Bool = true, back: Int64?, rises: TimeSpan?, state: Int64 = 1
    ) throws -> [Int] {
        let home = try #require(
            record.plan.households.first { home in
                home.beds.contains { $0.person.facts.contains("lives_alone") } == isAlone
            })
        let hub = try #require(home.hub)
        record.lifeEnd = Self.start + .hours(12)
        record.end = record.lifeEnd
        record.heard[hub.id] = [Self.at - .minutes(15)] + (back.map { [Self.at + .minutes($0)] } ?? [])
        var steps = [AuditTables.Step(cause: 1, at: Self.at, state: state, priority: 3)]
        if let rises { steps.append(AuditTables.Step(cause: 3, at: Self.at + rises, state: state, priority: 2)) }
        let evidence = try AuditTables.evidence(record) {
            try AuditTables.write("DEV-1", of: hub.id, raisedAt: Self.at, audience: 3, steps, $0)
        }
        var audit = OfflineRiseAudit(record.plan)
        audit.judge(evidence)
        return audit.violations.map(\.promise)
    }

    @Test func `where somebody is alone it is urgent after two hours of listening, no sooner and no later`() throws {
        #expect(try judge(back: 200, rises: .minutes(105)) == [])
        #expect(try judge(back: 200, rises: .minutes(90)) == [7])
        #expect(try judge(back: 200, rises: .minutes(110)) == [7])
        #expect(try judge(back: 200, rises: nil) == [7])
        #expect(try judge(back: nil, rises: nil) == [7])
    }

    @Test func `a hub that is heard before need not become urgent`() throws {
        #expect(try judge(back: 100, rises: nil) == [])
        #expect(try judge(back: 100, rises: .minutes(105)) == [7])
    }

    @Test func `where others live it may wait for a day`() throws {
        #expect(try judge(isAlone: false, back: 200, rises: nil) == [])
        #expect(try judge(isAlone: false, back: 200, rises: .minutes(105)) == [7])
    }

    @Test func `the time in which nobody listened does not count`() throws {
        record.outage(.gateway, from: Self.at + .minutes(30), until: Self.at + .minutes(60))
        #expect(try judge(back: 130, rises: nil) == [])
        #expect(try judge(back: 200, rises: .minutes(105)) == [7])
        #expect(try judge(back: 200, rises: .minutes(135)) == [])
    }

    @Test func `what an outage of the area holds back is not asked for`() throws {
        #expect(try judge(back: 200, rises: nil, state: 7) == [])
    }
}
