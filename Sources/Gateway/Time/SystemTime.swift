public import CareCore
import Glibc

/// The only reader of clocks.
///
/// Gateway time never goes backwards. A step back of the machine's clock is held: gateway time goes on at half speed
/// until true time has caught up, so that delays still end. A step forward is followed, and reported when it is longer
/// than `Limits.clockStep`, because the time that it skipped was not spent listening.
public struct SystemTime: Sendable {
    /// One look at the clock.
    public struct Reading: Sendable, Equatable {
        /// Gateway time.
        public let now: Timestamp
        /// How far the machine's clock jumped forward; `nil` for no jump worth telling.
        public let step: Milliseconds?
        /// How far gateway time is ahead of the machine's clock, because that was set back; zero when it is not.
        public let ahead: Milliseconds
    }

    private let rate: Double
    private let origin: Timestamp?
    private var last: Timestamp
    private var lastWall: Int64
    private var lastMonotonic: Int64

    /// Starts the clock.
    /// - Parameter configuration: A rate other than 1 makes the clock run faster or slower from its origin on; for
    ///   demonstrations only.
    public init(_ configuration: GatewayConfiguration.Clock) {
        rate = configuration.rate
        origin = configuration.origin
        lastWall = Self.milliseconds(of: CLOCK_REALTIME)
        lastMonotonic = Self.milliseconds(of: CLOCK_BOOTTIME)
        last = .epoch
        last = gatewayTime(ofWall: lastWall)
    }

    /// Looks at the clock.
    public mutating func read() -> Reading {
        read(
            wall: Self.milliseconds(of: CLOCK_REALTIME), monotonic: Self.milliseconds(of: CLOCK_BOOTTIME))
    }

    /// Looks at a clock that shows those readings, in ms.
    mutating func read(wall: Int64, monotonic: Int64) -> Reading {
        let passed = max(0, monotonic - lastMonotonic)
        let jump = (wall - lastWall) - passed
        lastWall = wall
        lastMonotonic = monotonic
        let target = gatewayTime(ofWall: wall)
        let isBehind = target < last
        last = isBehind ? last + Milliseconds(Int64(Double(passed) * rate / 2)) : target
        return Reading(
            now: last, step: jump > Limits.clockStep.count ? Milliseconds(jump) : nil,
            ahead: max(.zero, last - target))
    }

    /// How long the machine waits while gateway time passes by `length`.
    public func machineTime(for length: Milliseconds) -> Milliseconds {
        rate == 1 ? length : Milliseconds(Int64((Double(length.count) / rate).rounded(.up)))
    }

    /// The machine's own time, for time-outs and back-off, which no demonstration may quicken.
    public var machineNow: Timestamp { Timestamp(milliseconds: lastMonotonic) }

    private func gatewayTime(ofWall wall: Int64) -> Timestamp {
        guard let origin else { return Timestamp(milliseconds: wall) }
        let passed = Double(wall - origin.milliseconds) * rate
        return Timestamp(milliseconds: origin.milliseconds + Int64(passed))
    }

    private static func milliseconds(of clock: clockid_t) -> Int64 {
        var time = timespec()
        clock_gettime(clock, &time)
        return Int64(time.tv_sec) * 1_000 + Int64(time.tv_nsec) / 1_000_000
    }
}
