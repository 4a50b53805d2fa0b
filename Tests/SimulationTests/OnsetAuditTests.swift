import SimKit
import Testing
import WholeSystem

@testable import Auditor

/// What happened is dated by who saw it.
@Suite struct OnsetAuditTests {
    private static let received = RunOptions.start

    /// When an event counts as happened whose device said that it was so long before it was received.
    private static func date(said age: TimeSpan?) -> Moment {
        OnsetAudit.date(
            of: EventRow(
                device: "sos-1", event: "sos", reference: "b-1", deviceTime: age.map { received - $0 }, at: received,
                receivedAt: received, isTest: false, isLate: false, place: "532901-000001"))
    }

    @Test func `an event counts at the time of its device, hours ago or a little ahead`() {
        for age in [TimeSpan.zero, .hours(30), .seconds(-120)] {
            #expect(Self.date(said: age) == Self.received - age)
        }
    }

    @Test func `an event without a time, of a clock that was never set or that runs ahead, counts at its receipt`() {
        for age in [nil, TimeSpan.seconds(-121), .days(60 * 365)] {
            #expect(Self.date(said: age) == Self.received)
        }
    }
}
