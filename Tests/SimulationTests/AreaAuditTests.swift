import FleetModel
import SimKit
import Testing
import WholeSystem

@testable import Auditor

/// What is about no single device rings for a reason.
@Suite struct AreaAuditTests {
    private static let start = RunOptions.start
    private static let at = start + .hours(4)
    private let record = RunRecord(plan: FleetPlan(FleetOptions(seed: 1, beds: 20, start: Self.start)))

    /// The promises that were broken when that rule rang at `at`.
    private func judge(_ rule: String) throws -> [Int] {
        record.lifeEnd = Self.start + .hours(12)
        record.end = record.lifeEnd
        let evidence = try AuditTables.evidence(record) {
            try AuditTables.write(
                rule, of: nil, raisedAt: Self.at, [AuditTables.Step(cause: 1, at: Self.at, priority: 2)], $0)
        }
        var audit = AreaAudit(record.plan)
        audit.judge(evidence)
        return audit.violations.map(\.promise)
    }

    /// Every hub was heard each minute until `at`, those of a township only until so long before.
    private func hear(lost township: String? = nil, for silence: TimeSpan = .zero) {
        for household in record.plan.households {
            guard let hub = household.hub else { continue }
            let minutes = (0..<240).map { Self.start + .minutes(Int64($0)) }
            record.heard[hub.id] = minutes.filter { household.township != township || $0 <= Self.at - silence }
        }
    }

    @Test func `an outage of an area without silent hubs is found`() throws {
        hear()
        #expect(try judge("DEV-4") == [8])
        let township = try #require(record.plan.households.first?.township)
        hear(lost: township, for: .minutes(10))
        #expect(try judge("DEV-4") == [8])
        hear(lost: township, for: .minutes(16))
        #expect(try judge("DEV-4") == [])
    }

    @Test func `an alarm about a stranger of whom nothing came is found`() throws {
        hear()
        #expect(try judge("SEC-1") == [8])
        record.heard["stranger-1"] = [Self.at - .milliseconds(300)]
        #expect(try judge("SEC-1") == [])
    }

    @Test func `a failure explains that others were heard than spoke`() throws {
        hear()
        record.outage(.gateway, from: Self.at - .minutes(20), until: Self.at - .minutes(19))
        #expect(try judge("DEV-4") == [])
        #expect(try judge("SEC-1") == [])
    }
}
