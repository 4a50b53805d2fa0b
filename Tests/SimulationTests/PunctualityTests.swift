import FleetModel
import SimKit
import Testing
import WholeSystem

@testable import Auditor

/// How late the auditor lets something be that is due at a second.
@Suite struct PunctualityTests {
    private static let start = RunOptions.start
    private let record = RunRecord(plan: FleetPlan(FleetOptions(seed: 1, beds: 1, start: start)))

    @Test func `a slow turn excuses what is due while it is under way, and nothing at another time`() {
        let evidence = Evidence(record)
        let usual = evidence.slack(at: Self.start)
        #expect(usual < .milliseconds(1_100))
        record.work(.seconds(8), from: Self.start + .minutes(60))
        #expect(evidence.slack(at: Self.start + .minutes(60) + .seconds(4)) >= .seconds(9))
        for minutes in [0, 58, 62, 600] {
            #expect(evidence.slack(at: Self.start + .minutes(Int64(minutes))) == usual, "after \(minutes) minutes")
        }
    }

    @Test func `a turn that begins behind one that is due is waited for too`() {
        let evidence = Evidence(record)
        record.work(.seconds(8), from: Self.start)
        record.work(.seconds(9), from: Self.start + .seconds(8))
        #expect(evidence.slack(at: Self.start + .seconds(1)) >= .seconds(18))
    }

    @Test func `long turns are remembered as long as an alarm that they may excuse is open`() {
        let evidence = Evidence(record)
        let due = Self.start + .minutes(1)
        record.work(.seconds(8), from: due)
        record.forget(before: Self.start + .days(30), unjudged: due)
        #expect(evidence.slack(at: due) >= .seconds(9))
        record.forget(before: Self.start + .days(30), unjudged: .distantFuture)
        #expect(evidence.slack(at: due) < .milliseconds(1_100))
    }
}
