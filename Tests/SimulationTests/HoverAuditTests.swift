import SimKit
import Testing

@testable import Auditor

/// A battery about its limit is one alarm.
@Suite struct HoverAuditTests {
    private static func alarm(_ number: Int64, rule: String = "BAT-1", closeReason: Int64? = nil) -> AlarmRow {
        let at = Moment(milliseconds: 1_762_430_400_000 + number * 60_000)
        return AlarmRow(
            number: number, rule: rule, isTest: false, device: "pad-1", place: "532901-000001", isAboutDevice: true,
            raisedAt: at, receivedAt: at, isLate: false, isForOperators: false, priority: 4, state: "unacknowledged",
            count: 1, acknowledgedBy: nil, clearedAt: nil, closedAt: nil, closedBy: nil, closeReason: closeReason,
            lastEdge: 1)
    }

    @Test func `a second alarm of the same battery is one too many, unless a person closed the first`() {
        let second = Self.alarm(2)
        #expect(!HoverAudit.isOneMore(second, among: [second]))
        #expect(HoverAudit.isOneMore(second, among: [Self.alarm(1), second]))
        #expect(!HoverAudit.isOneMore(second, among: [Self.alarm(1, closeReason: 3), second]))
        #expect(!HoverAudit.isOneMore(second, among: [Self.alarm(1, rule: "BAT-2"), second, Self.alarm(3)]))
    }
}
