public import SimKit

/// What a device's clock shows.
public enum DeviceClock: Sendable, Equatable {
    /// True time and a constant error.
    case off(by: TimeSpan)
    /// It was never set: it began at 1970 when the run began.
    case neverSet

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
        case (true, _): self = .off(by: small)
        }
    }

    /// Of a clock that shows the end of the century.
    private static let farAhead = TimeSpan.days(73 * 365)

    /// What it shows at `moment` of a run that began at `start`.
    public func reading(at moment: Moment, start: Moment) -> Moment {
        switch self {
        case .off(let error): moment + error
        case .neverSet: Moment(milliseconds: (moment - start).milliseconds)
        }
    }

    /// Whether it is right to the minute.
    public var isUsable: Bool {
        switch self {
        case .off(let error): error.milliseconds.magnitude <= 60_000
        case .neverSet: false
        }
    }

    /// Whether the gateway must put its own time in place of what it shows.
    public var isReplaced: Bool {
        switch self {
        case .off(let error): error > .seconds(100)
        case .neverSet: true
        }
    }
}
