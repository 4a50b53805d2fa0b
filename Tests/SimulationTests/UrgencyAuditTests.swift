import FleetModel
import SimKit
import Testing
import WholeSystem

@testable import Auditor

/// Signs of life come every half minute.
@Suite struct UrgencyAuditTests {
    private static let start = RunOptions.start
    private let record = RunRecord(plan: FleetPlan(FleetOptions(seed: 1, beds: 1, start: start)))

    /// The promises that were broken when the broker got signs of life at these seconds after an hour.
    private func judge(_ seconds: [Int64]) throws -> [Int] {
        record.lifeEnd = Self.start + .hours(2)
        record.end = record.lifeEnd
        record.heartbeats = seconds.map { Self.start + .hours(1) + .seconds($0) }
        let evidence = try AuditTables.evidence(record) { _ in }
        var audit = UrgencyAudit()
        audit.judge(evidence)
        return audit.violations.map(\.promise)
    }

    @Test func `a sign of life that is left out is found`() throws {
        #expect(try judge([0, 30, 60, 90]) == [])
        #expect(try judge([0, 30, 90]) == [7])
        #expect(try judge([0, 34, 68]) == [7, 7])
    }

    @Test func `a gateway that does not run gives none, and what failed before excuses nothing`() throws {
        record.outage(.gateway, from: Self.start + .seconds(3_635), until: Self.start + .seconds(3_650))
        #expect(try judge([0, 30, 90, 120]) == [])
        #expect(try judge([0, 30, 60, 90, 180]) == [7])
    }
}
