import FleetModel
import SimKit
import Testing
import WholeSystem

@testable import Auditor

/// What lasts becomes more urgent at its second.
@Suite struct RiseAuditTests {
    private static let start = RunOptions.start
    private static let at = start + .hours(2)
    private let record = RunRecord(plan: FleetPlan(FleetOptions(seed: 1, beds: 40, start: Self.start)))

    /// A home with a mattress in which everything that speaks dates what it says.
    private func home() throws -> (mattress: DevicePlan, watch: DevicePlan) {
        let home = try #require(
            record.plan.households.first { home in
                home.devices.contains { $0.kind == .mattress }
                    && home.devices.allSatisfy { $0.kind.period == nil || $0.style != .neither }
            })
        return (
            try #require(home.devices.first { $0.kind == .mattress }),
            try #require(home.devices.first { $0.kind == .watch })
        )
    }

    /// What is found when an alarm of the mattress that rang at `at` became so urgent so long afterwards.
    private func judge(
        _ rule: String, first: Int64, rises: [(priority: Int64, after: TimeSpan)] = [], clears: TimeSpan? = nil,
        _ say: (Evidence) -> Void = { _ in }
    ) throws -> RiseAudit {
        let mattress = try home().mattress
        record.lifeEnd = Self.start + .hours(6)
        record.end = record.lifeEnd
        var steps = [AuditTables.Step(cause: 1, at: Self.at, priority: first)]
        for (priority, after) in rises {
            steps.append(AuditTables.Step(cause: 3, at: Self.at + after, priority: priority))
        }
        if let clears { steps.append(AuditTables.Step(cause: 6, at: Self.at + clears, state: 3, priority: first)) }
        let evidence = try AuditTables.evidence(record) {
            try AuditTables.write(rule, of: mattress.id, raisedAt: Self.at, steps, $0)
        }
        say(evidence)
        var audit = RiseAudit()
        audit.judge(evidence)
        return audit
    }

    /// The same when nobody in the bed breathed from a minute before `at` on for so long, and the mattress said so.
    private func judgeBreath(
        stopsFor length: TimeSpan, rises: TimeSpan? = nil, clears: TimeSpan? = nil, isHeard: Bool = true
    ) throws -> RiseAudit {
        let mattress = try home().mattress
        let steps: [(priority: Int64, after: TimeSpan)] = rises.map { [(priority: Int64(1), after: $0)] } ?? []
        return try judge("VIT-2", first: 2, rises: steps, clears: clears) { evidence in
            guard isHeard else { return }
            let begin = Self.at - .seconds(60)
            evidence.hear(mattress, [(.bedStatus, 0), (.inBed, 1)], at: begin - .seconds(40), number: 1)
            evidence.hear(
                mattress, [(.bedStatus, 2), (.inBed, 1)], from: begin, until: begin + length - .seconds(1),
                every: .seconds(10), number: 10)
            evidence.hear(mattress, [(.bedStatus, 0), (.inBed, 1)], at: begin + length, number: 100)
        }
    }

    /// The same when somebody was out of bed from half an hour before `at` on for so long.
    private func judgeExit(
        for length: TimeSpan, rises: [(priority: Int64, after: TimeSpan)], steps: TimeSpan? = nil
    ) throws -> RiseAudit {
        let (mattress, watch) = try home()
        return try judge("BED-1", first: 3, rises: rises) { evidence in
            let begin = Self.at - .minutes(30)
            evidence.hear(mattress, [(.inBed, 1)], at: begin - .minutes(1), number: 1)
            evidence.hear(
                mattress, [(.inBed, 0)], from: begin, until: begin + length - .minutes(1), every: .minutes(1),
                number: 10)
            evidence.hear(mattress, [(.inBed, 1)], at: begin + length, number: 100)
            if let steps { evidence.hear(watch, [(.steps, 12)], at: Self.at + steps, number: 200) }
        }
    }

    private func promises(_ audit: RiseAudit) -> [Int] { audit.violations.map(\.promise) }

    @Test func `a pause of breath that goes on is most urgent after half a minute more, to its second`() throws {
        let kept = try judgeBreath(stopsFor: .seconds(150), rises: .seconds(30))
        #expect(promises(kept) == [] && kept.share.text == "alarms risen: 1 judged, 0 excused")
        #expect(try promises(judgeBreath(stopsFor: .seconds(150))) == [7])
        #expect(try promises(judgeBreath(stopsFor: .seconds(150), rises: .seconds(80))) == [7])
        #expect(try promises(judgeBreath(stopsFor: .seconds(150), rises: .seconds(33))) == [7])
        #expect(try promises(judgeBreath(stopsFor: .seconds(150), rises: .seconds(27))) == [7])
    }

    @Test func `a pause of breath that ends need not rise`() throws {
        #expect(try promises(judgeBreath(stopsFor: .seconds(85))) == [])
    }

    @Test func `a pause of breath that clears or was not heard on need not rise`() throws {
        #expect(try promises(judgeBreath(stopsFor: .seconds(150), clears: .seconds(25))) == [])
        #expect(try promises(judgeBreath(stopsFor: .seconds(150), isHeard: false)) == [])
    }

    @Test func `a gateway that died meanwhile may rise later`() throws {
        record.outage(.gateway, from: Self.at + .seconds(10), until: Self.at + .seconds(20))
        let audit = try judgeBreath(stopsFor: .seconds(150))
        #expect(promises(audit) == [] && audit.share.excused == 1)
    }

    @Test func `who stays out of bed is urgent after 45 minutes and most urgent after an hour`() throws {
        let half = TimeSpan.minutes(30)
        let whole: [(priority: Int64, after: TimeSpan)] = [(2, .minutes(15)), (1, half)]
        let kept = try judgeExit(for: .minutes(62), rises: whole)
        #expect(promises(kept) == [] && kept.share.judged == 2)
        #expect(try promises(judgeExit(for: .minutes(62), rises: [(2, .minutes(15))])) == [7])
        #expect(try promises(judgeExit(for: .minutes(62), rises: [])) == [7, 7])
        #expect(try promises(judgeExit(for: .minutes(62), rises: [(2, .minutes(20)), (1, half)])) == [7])
        #expect(try promises(judgeExit(for: .minutes(62), rises: [(2, .minutes(14)), (1, half)])) == [7])
        #expect(try promises(judgeExit(for: .minutes(44), rises: [])) == [])
    }

    @Test func `where somebody stirs an hour out of bed need not be most urgent`() throws {
        let urgent: [(priority: Int64, after: TimeSpan)] = [(2, .minutes(15))]
        #expect(try promises(judgeExit(for: .minutes(62), rises: urgent, steps: .minutes(5))) == [])
        #expect(try promises(judgeExit(for: .minutes(62), rises: urgent, steps: .minutes(-45))) == [7])
    }

    @Test func `what rises before its time is found`() throws {
        #expect(try promises(judge("VIT-2", first: 2, rises: [(1, .seconds(2))])) == [7])
        #expect(try promises(judge("VIT-2", first: 1)) == [7])
        #expect(try promises(judge("BED-1", first: 3, rises: [(2, .minutes(10))])) == [7])
        #expect(try promises(judge("BED-1", first: 3, rises: [(2, .minutes(15))])) == [])
        #expect(try promises(judge("BED-1", first: 3, rises: [(1, .minutes(20))])) == [7])
    }
}
