public import SimKit

/// What a device's clock shows.
public enum DeviceClock: Sendable, Equatable {
    /// True time and a constant error.
    case off(by: TimeSpan)
    /// It was never set: it began at 1970 when the run began.
    case neverSet
    /// It gains so much a day, or loses it, and is set right every so often, the first time that long into the run.
    case drifting(daily: TimeSpan, setEvery: TimeSpan, first: TimeSpan)
    /// True time and an error, and another error once so much of the run has passed: it was set, well or badly.
    case stepping(from: TimeSpan, to: TimeSpan, after: TimeSpan)

    init(_ random: inout RandomSource, faults: Set<FaultKind>) {
        // Drawn whether or not the fault is on, so that switching it on changes nothing else.
        let share = random.below(1_000)
        let small = random.span(.seconds(-30), .seconds(30))
        let isAhead = random.chance(.percent(50))
        switch (faults.contains(.clocks), share) {
        case (false, _): self = .off(by: .zero)
        case (true, ..<5): self = .neverSet
        case (true, ..<10): self = .off(by: Self.farAhead)
        case (true, ..<25): self = .off(by: isAhead ? .hours(2) : .hours(-2))
        case (true, _): self = Self.moving(random.stream("moving clock"), small) ?? .off(by: small)
        }
    }

    /// Of a clock that shows the end of the century.
    private static let farAhead = TimeSpan.days(73 * 365)

    /// One in ten drifts and three in a hundred step; `nil` for the others.
    ///
    /// Numbers own: a tuning-fork crystal is right to 20 parts of a million (2 s a day), one in the cold or a cheap
    /// oscillator is off by seconds to minutes a day; hubs and networks set the clocks of their devices a few times a
    /// day. Somebody who sets one by hand is minutes off, or two hours after a change of firmware.
    private static func moving(_ source: RandomSource, _ small: TimeSpan) -> DeviceClock? {
        var random = source
        let share = random.below(100)
        let sign: Int64 = random.chance(.percent(50)) ? 1 : -1
        switch share {
        case ..<10:
            let isCheap = random.chance(.percent(20))
            let daily = isCheap ? random.span(.seconds(20), .minutes(3)) : random.span(.seconds(1), .seconds(20))
            let every = random.span(.hours(6), .hours(24))
            return .drifting(daily: daily * sign, setEvery: every, first: random.span(.minutes(10), every))
        case ..<13:
            let isFar = random.chance(.percent(30))
            let size: TimeSpan = isFar ? .hours(2) : random.span(.seconds(31), .minutes(8))
            let wrong = size * sign
            let after = random.span(.minutes(20), .hours(20))
            return random.chance(.percent(50))
                ? .stepping(from: wrong, to: small, after: after) : .stepping(from: small, to: wrong, after: after)
        default: return nil
        }
    }
}

extension DeviceClock {
    /// What it shows at `moment` of a run that began at `start`.
    public func reading(at moment: Moment, start: Moment) -> Moment {
        guard self != .neverSet else { return Moment(milliseconds: (moment - start).milliseconds) }
        return moment + error(moment - start)
    }

    /// How far it is ahead of true time, so long into the run; nothing of a clock that was never set.
    private func error(_ passed: TimeSpan) -> TimeSpan {
        switch self {
        case .off(let error): return error
        case .neverSet: return .zero
        case .drifting(let daily, let every, let first):
            let sinceSet =
                passed < first
                ? (passed + every - first).milliseconds : (passed - first).milliseconds % every.milliseconds
            return .milliseconds(daily.milliseconds * sinceSet / Self.day)
        case .stepping(let from, let to, let after): return passed < after ? from : to
        }
    }

    private static let day = TimeSpan.days(1).milliseconds

    /// The least and the most that it is ahead of true time in any run; nothing of a clock that was never set.
    public var errors: ClosedRange<TimeSpan> {
        switch self {
        case .off(let error): return error...error
        case .neverSet: return TimeSpan.zero...TimeSpan.zero
        case .drifting(let daily, let every, _):
            let most = TimeSpan.milliseconds(daily.milliseconds * every.milliseconds / Self.day)
            return min(.zero, most)...max(.zero, most)
        case .stepping(let from, let to, _): return min(from, to)...max(from, to)
        }
    }

    /// Whether it is right to half a minute, all the time.
    public var isUsable: Bool {
        self != .neverSet && errors.lowerBound >= .seconds(-30) && errors.upperBound <= .seconds(30)
    }

    /// Whether somebody sets it in the course of a run.
    public var isMoving: Bool {
        switch self {
        case .off, .neverSet: false
        case .drifting, .stepping: true
        }
    }

    /// Whether the gateway may have to put its own time in place of what it shows at `moment`.
    ///
    /// It does from two minutes ahead on (care.md 8.1, 6); a message may take a third of a minute.
    public func isReplaced(at moment: Moment, start: Moment) -> Bool {
        self == .neverSet || error(moment - start) > .seconds(100)
    }

    /// Whether it is set between the moments.
    public func isSet(from: Moment, until: Moment, start: Moment) -> Bool {
        let (first, last) = (from - start, until - start)
        switch self {
        case .off, .neverSet: return false
        case .stepping(_, _, let after): return first <= after && after <= last
        case .drifting(_, let every, let set):
            guard last >= set else { return false }
            // The last time it was set before the end.
            let latest = last - .milliseconds((last - set).milliseconds % every.milliseconds)
            return latest >= first
        }
    }
}
