import FleetModel
import SimKit
import Testing
import WholeSystem

@testable import Auditor

/// A device that nobody hears rings after the time of its class, no sooner and no later.
@Suite struct SilenceAuditTests {
    private static let start = RunOptions.start
    private static let last = start + .hours(2)
    private let record = RunRecord(plan: FleetPlan(FleetOptions(seed: 1, beds: 8, start: Self.start)))

    /// The promises that were broken when a device of that kind was heard at `last` and rang so long afterwards.
    private func judge(_ kind: DeviceKind, _ rule: String, after time: TimeSpan) throws -> [Int] {
        let device = try #require(record.plan.devices.first { $0.kind == kind })
        record.lifeEnd = Self.start + .hours(12)
        record.end = record.lifeEnd
        record.heard[device.id] = [Self.last]
        let evidence = try AuditTables.evidence(record) {
            let at = Self.last + time
            try AuditTables.write(
                rule, of: device.id, raisedAt: at, audience: 3, [AuditTables.Step(cause: 1, at: at, priority: 3)], $0)
        }
        var audit = SilenceAudit()
        audit.judge(evidence)
        return audit.violations.map(\.promise)
    }

    @Test func `a hub is silent for a quarter of an hour before it rings, and not for a minute more`() throws {
        #expect(try judge(.hub, "DEV-1", after: .minutes(15)) == [])
        #expect(try judge(.hub, "DEV-1", after: .minutes(14)) == [7])
        #expect(try judge(.hub, "DEV-1", after: .minutes(16)) == [7])
        #expect(try judge(.hub, "DEV-1", after: .hours(2)) == [7])
    }

    @Test func `a watch rings after four hours`() throws {
        #expect(try judge(.watch, "DEV-3", after: .hours(4)) == [])
        #expect(try judge(.watch, "DEV-3", after: .minutes(245)) == [7])
    }

    @Test(arguments: [OutageRecord.Kind.gateway, .lane])
    func `time in which nobody could listen is no silence`(kind: OutageRecord.Kind) throws {
        record.outage(kind, from: Self.last + .minutes(2), until: Self.last + .minutes(7))
        #expect(try judge(.hub, "DEV-1", after: .minutes(20)) == [])
        #expect(try judge(.hub, "DEV-1", after: .minutes(23)) == [7])
    }

    @Test func `a gateway that did not run when it was due may tell of it later`() throws {
        record.outage(.gateway, from: Self.last + .minutes(14), until: Self.last + .minutes(17))
        #expect(try judge(.hub, "DEV-1", after: .minutes(30)) == [])
    }
}
