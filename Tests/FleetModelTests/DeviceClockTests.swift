import SimKit
import Testing

@testable import FleetModel

/// What clocks show in the course of a run.
@Suite struct DeviceClockTests {
    private static let start = Moment(milliseconds: 1_762_430_400_000)

    private static func error(_ clock: DeviceClock, after passed: TimeSpan) -> TimeSpan {
        clock.reading(at: start + passed, start: start) - (start + passed)
    }

    @Test(
        arguments: [
            (.zero, 500), (.minutes(30), 750), (.hours(1), 0), (.hours(2), 500), (.hours(3), 0),
            (.days(1), 500),
        ] as [(TimeSpan, Int64)])
    func `a clock drifts until it is set, again and again`(passed: TimeSpan, error: Int64) {
        // Twelve seconds a day are half a second an hour.
        for sign in [Int64(1), -1] {
            let clock = DeviceClock.drifting(daily: .seconds(12 * sign), setEvery: .hours(2), first: .hours(1))
            #expect(Self.error(clock, after: passed) == .milliseconds(error * sign))
            #expect(clock.errors.contains(Self.error(clock, after: passed)))
            #expect(clock.isUsable && clock.isMoving)
        }
    }

    @Test(arguments: [TimeSpan.minutes(5), .minutes(-5), .hours(2), .hours(-2)])
    func `a clock that is set shows another time from that moment on`(error: TimeSpan) {
        let clock = DeviceClock.stepping(from: .seconds(3), to: error, after: .hours(1))
        #expect(Self.error(clock, after: .minutes(59)) == .seconds(3))
        #expect(Self.error(clock, after: .hours(1)) == error)
        #expect(clock.errors == min(error, .seconds(3))...max(error, .seconds(3)))
        #expect(!clock.isUsable)
        let start = Self.start
        #expect(!clock.isReplaced(at: start, start: start))
        #expect(clock.isReplaced(at: start + .hours(1), start: start) == (error > .zero))
    }

    @Test func `when a clock is set is known to the millisecond`() {
        let start = Self.start
        func isSet(_ clock: DeviceClock, _ from: TimeSpan, _ until: TimeSpan) -> Bool {
            clock.isSet(from: start + from, until: start + until, start: start)
        }
        let once = DeviceClock.stepping(from: .zero, to: .minutes(1), after: .hours(1))
        #expect(isSet(once, .minutes(59), .hours(1)) && !isSet(once, .hours(1) + .milliseconds(1), .days(9)))
        let often = DeviceClock.drifting(daily: .seconds(9), setEvery: .hours(6), first: .hours(1))
        #expect(isSet(often, .zero, .hours(1)) && !isSet(often, .zero, .minutes(59)))
        #expect(isSet(often, .hours(12), .hours(13)) && !isSet(often, .hours(8), .hours(12)))
        #expect(!isSet(.off(by: .hours(2)), .zero, .days(1)) && !isSet(.neverSet, .zero, .days(1)))
    }

    @Test func `of a fleet's clocks some drift, some step, and most are off by as much as before`() {
        let plan = FleetPlan(.night(beds: 400, faults: [.clocks]))
        var drifting = 0
        var stepping = 0
        for device in plan.devices {
            switch device.clock {
            case .drifting(let daily, let every, let first):
                drifting += 1
                #expect((1_000...180_000).contains(daily.milliseconds.magnitude) && first <= every)
            case .stepping(_, _, let after):
                stepping += 1
                #expect(after >= .minutes(20) && after <= .hours(20))
            case .off, .neverSet: break
            }
        }
        #expect(drifting * 100 / plan.devices.count > 5 && stepping > 20, "\(drifting), \(stepping)")
        #expect(FleetPlan(.night(beds: 400)).devices.allSatisfy { $0.clock == .off(by: .zero) })
    }
}
