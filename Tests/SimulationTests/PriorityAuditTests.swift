import FleetModel
import GRDB
import SimKit
import Testing
import WholeSystem

@testable import Auditor

/// How urgent an alarm rings, and for whom.
@Suite struct PriorityAuditTests {
    private static let start = RunOptions.start
    private static let at = start + .days(2)
    private let record = RunRecord(plan: FleetPlan(FleetOptions(seed: 1, beds: 8, start: Self.start)))

    /// The promises that were broken when an alarm of a device of that kind rang at `at` about what was so long before.
    private func judge(
        _ rule: String, _ kind: DeviceKind, priority: Int64, audience: Int64 = 1, age: TimeSpan = .zero,
        isCalledOff: Bool = false
    ) throws -> [Int] {
        let device = try #require(record.plan.devices.first { $0.kind == kind })
        record.lifeEnd = Self.start + .days(3)
        record.end = record.lifeEnd
        let evidence = try AuditTables.evidence(record) { db in
            try AuditTables.write(
                rule, of: device.id, raisedAt: Self.at - age, audience: audience,
                [AuditTables.Step(cause: 1, at: Self.at, priority: priority)], db)
            if age > .minutes(10) { try db.execute(sql: "UPDATE alarm SET isLate = 1") }
            guard isCalledOff else { return }
            try db.execute(
                sql: "INSERT INTO event VALUES (1, 1, 5, 'r', NULL, ?, ?, 0, 0, 1, NULL)",
                arguments: [Self.at.milliseconds, Self.at.milliseconds])
        }
        var audit = PriorityAudit()
        audit.judge(evidence)
        return audit.violations.map(\.promise)
    }

    @Test func `a call for help is an operator's and most urgent`() throws {
        #expect(try judge("SOS-1", .emergencyButton, priority: 1) == [])
        #expect(try judge("SOS-1", .emergencyButton, priority: 3) == [8])
        #expect(try judge("SOS-1", .emergencyButton, priority: 1, audience: 3) == [8])
    }

    @Test func `a call of two days ago is to be verified, one of the day before is not`() throws {
        #expect(try judge("SOS-1", .emergencyButton, priority: 2, age: .hours(30)) == [])
        #expect(try judge("SOS-1", .emergencyButton, priority: 1, age: .hours(30)) == [8])
        #expect(try judge("SOS-1", .emergencyButton, priority: 2, age: .hours(20)) == [8])
        #expect(try judge("SOS-1", .emergencyButton, priority: 1, age: .hours(20)) == [])
    }

    @Test func `a fall that was called off before it rang may be less urgent`() throws {
        #expect(try judge("FALL-1", .watch, priority: 3) == [8])
        #expect(try judge("FALL-1", .watch, priority: 3, isCalledOff: true) == [])
    }

    @Test func `an empty battery is the technician's, and less urgent on a watch`() throws {
        #expect(try judge("BAT-2", .watch, priority: 4, audience: 3) == [])
        #expect(try judge("BAT-2", .watch, priority: 3, audience: 3) == [8])
        #expect(try judge("BAT-2", .emergencyButton, priority: 3, audience: 3) == [])
        #expect(try judge("BAT-2", .emergencyButton, priority: 3, audience: 1) == [8])
    }

    @Test func `a silent hub is the technician's until it is an operator's and urgent`() throws {
        #expect(try judge("DEV-1", .hub, priority: 3, audience: 3) == [])
        #expect(try judge("DEV-1", .hub, priority: 2) == [])
        #expect(try judge("DEV-1", .hub, priority: 3) == [8])
    }

    @Test func `a rule that care does not name is not judged`() throws {
        #expect(try judge("WET-3", .mattress, priority: 1) == [])
    }
}
