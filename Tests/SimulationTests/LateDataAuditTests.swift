import SimKit
import Testing

@testable import Auditor
@testable import FleetModel

/// The auditor knows from the plan what a device's clock showed when an alarm was raised.
@Suite struct LateDataAuditTests {
    private static let start = Moment(milliseconds: 1_762_430_400_000)

    private static func device(_ clock: DeviceClock, _ style: MessageStyle = .timeOnly) -> DevicePlan {
        DevicePlan(
            id: "pad-1", kind: .pad, profile: "wet-pad", bed: 0, style: style, clock: clock, asksForReceipts: false,
            battery: 90, phase: .zero)
    }

    private static func alarm(_ rule: String, after passed: TimeSpan) -> AlarmRow {
        AlarmRow(
            number: 1, rule: rule, isTest: false, device: "pad-1", place: "532901-000001", isAboutDevice: false,
            raisedAt: start + passed, receivedAt: start + passed, isLate: false, isForOperators: false, priority: 4,
            state: "unacknowledged", count: 1, acknowledgedBy: nil, clearedAt: nil, closedAt: nil, closedBy: nil,
            closeReason: nil, lastEdge: 1)
    }

    @Test(
        arguments: [
            (.off(by: .hours(-2)), true), (.off(by: .minutes(-8)), false), (.off(by: .hours(2)), false),
            (.neverSet, false),
            // Set two hours back an hour ago: what it told before was in time.
            (.stepping(from: .zero, to: .hours(-2), after: .hours(5)), false),
            (.stepping(from: .zero, to: .hours(-2), after: .hours(1)), true),
        ] as [(DeviceClock, Bool)])
    func `a wet pad whose clock is two hours behind tells of history, and rings nothing`(
        clock: DeviceClock, isLate: Bool
    ) {
        let found = LateDataAudit.isLate(
            Self.alarm("WET-1", after: .hours(6)), Self.device(clock), start: Self.start)
        #expect(found == isLate)
    }

    @Test func `an emergency rings however late, and a device without a clock says nothing of time`() {
        let clock = DeviceClock.off(by: .hours(-2))
        let start = Self.start
        #expect(!LateDataAudit.isLate(Self.alarm("SOS-1", after: .hours(6)), Self.device(clock), start: start))
        let mute = Self.device(clock, .neither)
        #expect(!LateDataAudit.isLate(Self.alarm("WET-1", after: .hours(6)), mute, start: start))
    }
}
