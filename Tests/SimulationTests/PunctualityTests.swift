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

    @Test func `a process that died or a transaction that failed an hour before excuses no deadline`() {
        let evidence = Evidence(record)
        let due = Self.start + .hours(2)
        for kind in [OutageRecord.Kind.gateway, .disk] {
            record.outage(kind, from: due - .minutes(60), until: due - .minutes(3))
        }
        record.fail(at: due - .minutes(60))
        #expect(!evidence.isLate(from: Self.start, due: due))
        record.outage(.gateway, from: due - .minutes(3), until: due - .seconds(16))
        #expect(!evidence.isLate(from: Self.start, due: due))
        // What was over when the time began to count excuses nothing either.
        record.outage(.disk, from: due - .minutes(2), until: due - .minutes(1))
        #expect(!evidence.isLate(from: due - .seconds(50), due: due))
        #expect(evidence.isLate(from: Self.start, due: due))
    }

    @Test func `what is due while the gateway does not run, has just been started or cannot write may come late`() {
        let due = Self.start + .hours(2)
        for (from, until) in [(-600, 600), (-600, -10), (1, 20)] as [(Int64, Int64)] {
            let other = RunRecord(plan: record.plan)
            other.outage(.gateway, from: due + .seconds(from), until: due + .seconds(until))
            #expect(Evidence(other).isLate(from: Self.start, due: due), "\(from) s")
        }
        let failed = RunRecord(plan: record.plan)
        failed.fail(at: due - .seconds(60))
        #expect(Evidence(failed).isLate(from: Self.start, due: due))
    }

    @Test func `a clock that was wrong since the time began to count excuses what is due by it`() {
        let due = Self.start + .hours(4)
        record.outage(.clock, from: Self.start + .hours(1), until: Self.start + .hours(2))
        #expect(Evidence(record).isLate(from: Self.start, due: due))
        #expect(!Evidence(record).isLate(from: Self.start + .hours(3), due: due))
    }

    @Test func `what is written is with the broker soon, unless something on its way failed`() {
        let at = Self.start + .hours(2)
        #expect(!Evidence(record).isToldLate(at, heardAt: at + .seconds(30)))
        #expect(Evidence(record).isToldLate(at, heardAt: at + .seconds(40)))
        record.outage(.household, from: at, until: at + .minutes(10))
        #expect(Evidence(record).isToldLate(at, heardAt: at + .minutes(10)))
        for kind in [OutageRecord.Kind.lane, .broker, .network, .gateway, .disk, .clock] {
            let other = RunRecord(plan: record.plan)
            other.outage(kind, from: at + .seconds(5), until: at + .minutes(9))
            #expect(!Evidence(other).isToldLate(at, heardAt: at + .minutes(10)), "\(kind)")
        }
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
