import FleetModel
import SimKit
import Testing
import WholeSystem

@testable import Auditor

/// A device that is heard again is silent no more, and one that is not heard is not back.
@Suite struct ClearAuditTests {
    private static let start = RunOptions.start
    private static let at = start + .hours(2)
    private let record = RunRecord(plan: FleetPlan(FleetOptions(seed: 1, beds: 8, start: Self.start)))

    /// The promises that were broken when a device of that kind was heard at these seconds after the alarm of its
    /// silence rang, and the alarm was over after so many.
    private func judge(
        _ kind: DeviceKind, _ rule: String, heard seconds: [Int64], over end: Int64?, alarmState: Int64 = 1
    ) throws -> [Int] {
        let device = try #require(record.plan.devices.first { $0.kind == kind && $0.clock == .off(by: .zero) })
        record.lifeEnd = Self.start + .hours(12)
        record.end = record.lifeEnd
        record.heard[device.id] = [Self.at - .hours(1)] + seconds.map { Self.at + .seconds($0) }
        var steps = [AuditTables.Step(cause: 1, at: Self.at, state: alarmState, priority: 3)]
        if let end { steps.append(AuditTables.Step(cause: 6, at: Self.at + .seconds(end), state: 0, priority: 3)) }
        let evidence = try AuditTables.evidence(record) {
            try AuditTables.write(rule, of: device.id, raisedAt: Self.at, audience: 3, steps, $0)
        }
        var audit = ClearAudit()
        audit.judge(evidence)
        return audit.violations.map(\.promise)
    }

    private static let minutes = (10..<40).map { Int64($0) * 60 }

    @Test func `a hub is back after a minute of hearing, and not much later`() throws {
        #expect(try judge(.hub, "DEV-1", heard: Self.minutes, over: 661) == [])
        #expect(try judge(.hub, "DEV-1", heard: Self.minutes, over: 780) == [])
        #expect(try judge(.hub, "DEV-1", heard: Self.minutes, over: 1_200) == [7])
        #expect(try judge(.hub, "DEV-1", heard: Self.minutes, over: nil) == [7])
        #expect(try judge(.hub, "DEV-1", heard: Self.minutes, over: 630) == [7])
    }

    @Test func `a camera is back as soon as it is heard, and not before`() throws {
        #expect(try judge(.camera, "DEV-3", heard: Self.minutes, over: 600) == [])
        #expect(try judge(.camera, "DEV-3", heard: Self.minutes, over: 500) == [7])
        #expect(try judge(.camera, "DEV-3", heard: Self.minutes, over: nil) == [7])
    }

    @Test func `one message, or what is heard while the gateway does not run, ends no silence for sure`() throws {
        #expect(try judge(.camera, "DEV-3", heard: [600], over: nil) == [])
        record.outage(.gateway, from: Self.at + .seconds(590), until: Self.at + .seconds(700))
        #expect(try judge(.camera, "DEV-3", heard: [600, 610, 620, 630, 790], over: nil) == [])
    }

    @Test func `what is held back may stay for a while`() throws {
        #expect(try judge(.camera, "DEV-3", heard: Self.minutes, over: nil, alarmState: 7) == [])
    }
}
