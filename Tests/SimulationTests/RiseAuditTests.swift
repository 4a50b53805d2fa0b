import FleetModel
import SimKit
import Testing
import WholeSystem

@testable import Auditor

/// What lasts becomes more urgent at its second.
@Suite struct RiseAuditTests {
    private static let start = RunOptions.start
    private static let at = start + .hours(2)
    private let record = RunRecord(plan: FleetPlan(FleetOptions(seed: 1, beds: 8, start: Self.start)))

    /// The promises that were broken when an alarm of the mattress that rang at `at` became that urgent so long
    /// afterwards.
    private func judge(
        _ rule: String, first: Int64, rises: (priority: Int64, after: TimeSpan)? = nil, clears: TimeSpan? = nil
    ) throws -> [Int] {
        let mattress = try #require(record.plan.devices.first { $0.kind == .mattress && $0.style != .neither })
        record.lifeEnd = Self.start + .hours(6)
        record.end = record.lifeEnd
        var steps = [AuditTables.Step(cause: 1, at: Self.at, priority: first)]
        if let rises {
            steps.append(AuditTables.Step(cause: 3, at: Self.at + rises.after, priority: rises.priority))
        }
        if let clears { steps.append(AuditTables.Step(cause: 6, at: Self.at + clears, state: 3, priority: first)) }
        let evidence = try AuditTables.evidence(record) {
            try AuditTables.write(rule, of: mattress.id, raisedAt: Self.at, steps, $0)
        }
        var audit = RiseAudit()
        audit.judge(evidence)
        return audit.violations.map(\.promise)
    }

    /// Somebody at bed-1 did not breathe from a minute before `at` on for so long, and the mattress said so.
    private func stopBreath(for length: TimeSpan) throws {
        let mattress = try #require(record.plan.devices.first { $0.kind == .mattress && $0.style != .neither })
        let begin = Self.at - .seconds(60)
        let truths = [(begin, TruthKind.episodeBegins(.apnea)), (begin + length, TruthKind.episodeEnds)]
        for (number, (at, kind)) in truths.enumerated() {
            let truth = TruthEntry(
                number: number + 1, at: at, household: "home-1", bed: "bed-1", device: mattress.id, kind: kind)
            record.add(.truth(truth.text), at: at)
        }
        record.heard[mattress.id] = (0..<18).map { begin + .milliseconds(10_000 * Int64($0) + 200) }
    }

    @Test func `a pause of breath that goes on is most urgent after half a minute more`() throws {
        try stopBreath(for: .seconds(150))
        #expect(try judge("VIT-2", first: 2, rises: (1, .seconds(30))) == [])
        #expect(try judge("VIT-2", first: 2) == [7])
        #expect(try judge("VIT-2", first: 2, rises: (1, .seconds(80))) == [7])
    }

    @Test func `a pause of breath that ends need not rise`() throws {
        try stopBreath(for: .seconds(85))
        #expect(try judge("VIT-2", first: 2) == [])
    }

    @Test func `a pause of breath that clears or was not heard on need not rise`() throws {
        try stopBreath(for: .seconds(150))
        #expect(try judge("VIT-2", first: 2, clears: .seconds(40)) == [])
        record.heard = [:]
        #expect(try judge("VIT-2", first: 2) == [])
    }

    @Test func `a gateway that died meanwhile may rise later`() throws {
        try stopBreath(for: .seconds(150))
        record.outage(.gateway, from: Self.at + .seconds(10), until: Self.at + .seconds(20))
        #expect(try judge("VIT-2", first: 2) == [])
    }

    @Test func `what rises before its time is found`() throws {
        #expect(try judge("VIT-2", first: 2, rises: (1, .seconds(2))) == [7])
        #expect(try judge("VIT-2", first: 1) == [7])
        #expect(try judge("BED-1", first: 3, rises: (2, .minutes(10))) == [7])
        #expect(try judge("BED-1", first: 3, rises: (2, .minutes(15))) == [])
        #expect(try judge("BED-1", first: 3, rises: (1, .minutes(20))) == [7])
    }
}
