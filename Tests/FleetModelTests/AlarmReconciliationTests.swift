import SimKit
import Testing

@Suite struct AlarmReconciliationTests {
    private static func alarm(
        _ id: String = "1", rule: String = "SOS-1", subject: String = "bed-1", raised: Int64 = 100, ended: Int64? = nil,
        count: Int = 1, isTest: Bool = false
    ) -> StoredAlarm {
        StoredAlarm(
            id: id, rule: rule, subjects: [subject], raisedAt: Moment(milliseconds: raised),
            endedAt: ended.map { Moment(milliseconds: $0) }, count: count, isTest: isTest)
    }

    private func cause(
        _ from: Int64 = 90, _ until: Int64 = 200, rule: String = "SOS-1", subject: String = "bed-1",
        demand: ExpectedAlarm.Demand = .required, cause: ExpectedAlarm.Cause = .event
    ) -> ExpectedAlarm {
        ExpectedAlarm(
            rule: rule, subjects: [subject], earliest: Moment(milliseconds: from), latest: Moment(milliseconds: until),
            demand: demand, cause: cause, reason: "test")
    }

    private func kinds(_ alarms: [StoredAlarm], _ causes: [ExpectedAlarm]) -> [Finding.Kind] {
        AlarmReconciliation.compare(alarms, with: causes).findings.map(\.kind)
    }

    @Test func `an alarm answers for its cause`() {
        let result = AlarmReconciliation.compare([Self.alarm()], with: [cause()])
        #expect((result.expected, result.raised, result.missed, result.unexpected) == (1, 1, 0, 0))
        #expect(result.findings.isEmpty)
    }

    @Test func `a cause without an alarm is missed`() {
        #expect(kinds([], [cause()]) == [.missed])
    }

    @Test func `an alarm without a cause is unexpected`() {
        #expect(kinds([Self.alarm()], []) == [.unexpected])
    }

    private static let others = [
        Self.alarm(rule: "FALL-1"), Self.alarm(subject: "bed-2"), Self.alarm(raised: 201),
        Self.alarm(raised: 50, ended: 80),
    ]

    @Test(arguments: others)
    func `an alarm of another rule, bed or time does not answer`(alarm: StoredAlarm) {
        #expect(kinds([alarm], [cause()]) == [.missed, .unexpected])
    }

    @Test func `an alarm left open answers for as many causes as it counts`() {
        let causes = [cause(90, 200), cause(300, 400)]
        #expect(kinds([Self.alarm(count: 2)], causes).isEmpty)
        #expect(kinds([Self.alarm(count: 1)], causes) == [.missed])
    }

    @Test func `an alarm that counts more than there was is miscounted`() {
        #expect(kinds([Self.alarm(count: 3)], [cause()]) == [.miscounted])
        #expect(kinds([Self.alarm(count: 3)], [cause(cause: .condition)]).isEmpty)
    }

    @Test func `what is only permitted may be there or not`() {
        #expect(kinds([Self.alarm()], [cause(demand: .permitted)]).isEmpty)
        #expect(kinds([], [cause(demand: .permitted)]).isEmpty)
    }

    @Test func `alarms of tests are nobody's alarms`() {
        #expect(kinds([Self.alarm(isTest: true)], []).isEmpty)
        #expect(kinds([Self.alarm(isTest: true)], [cause()]) == [.missed])
    }
}
