public import CareCore

/// Gateway time, made from what the machine's clocks show.
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
    /// Since when gateway time goes at half speed: gateway time then, and the machine's since its start; `nil` while
    /// it follows the machine's clock.
    private var held: (at: Timestamp, monotonic: Int64)?

    /// Starts the clock.
    /// - Parameter configuration: A rate other than 1 makes the clock run faster or slower from its origin on; for
    ///   demonstrations only.
    public init(_ configuration: GatewayConfiguration.Clock) { self.init(configuration, MachineClocks.read()) }

    /// Starts the clock when the machine's show `clocks`.
    package init(_ configuration: GatewayConfiguration.Clock, _ clocks: MachineClocks) {
        rate = configuration.rate
        origin = configuration.origin
        lastWall = clocks.wall
        lastMonotonic = clocks.monotonic
        last = .epoch
        last = gatewayTime(ofWall: lastWall)
    }

    /// Looks at the clock.
    public mutating func read() -> Reading { read(MachineClocks.read()) }

    /// Looks at the clock when the machine's show `clocks`.
    package mutating func read(_ clocks: MachineClocks) -> Reading {
        let passed = max(0, clocks.monotonic - lastMonotonic)
        let jump = (clocks.wall - lastWall) - passed
        let target = gatewayTime(ofWall: clocks.wall)
        if target < last {
            // Counted from where it began: half of one millisecond is none, and time would stand still for who looks
            // at it each millisecond.
            let begin = held ?? (at: last, monotonic: lastMonotonic)
            held = begin
            last = max(last, begin.at + Milliseconds(Int64(Double(clocks.monotonic - begin.monotonic) * rate / 2)))
        } else {
            held = nil
            last = target
        }
        lastWall = clocks.wall
        lastMonotonic = clocks.monotonic
        return Reading(
            now: last, step: jump > Limits.clockStep.count ? Milliseconds(jump) : nil,
            ahead: max(.zero, last - target))
    }

    /// How long the machine waits while gateway time passes by `length`.
    public func machineTime(for length: Milliseconds) -> Milliseconds {
        let speed = held == nil ? rate : rate / 2
        return speed == 1 ? length : Milliseconds(Int64((Double(length.count) / speed).rounded(.up)))
    }

    /// Gateway time at the last look.
    package var now: Timestamp { last }

    /// The machine's own time, for time-outs and back-off, which no demonstration may quicken.
    public var machineNow: Timestamp { Timestamp(milliseconds: lastMonotonic) }

    private func gatewayTime(ofWall wall: Int64) -> Timestamp {
        guard let origin else { return Timestamp(milliseconds: wall) }
        let passed = Double(wall - origin.milliseconds) * rate
        return Timestamp(milliseconds: origin.milliseconds + Int64(passed))
    }
}
