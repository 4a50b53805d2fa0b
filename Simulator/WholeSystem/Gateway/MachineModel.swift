import Gateway
import SimKit

/// The clocks of the gateway's machine: what they show at a moment of true time.
final class MachineModel {
    private let bootedAt: Moment
    private var setAt: Moment
    private var wallAtSetting: Int64
    /// How many parts of a million the wall clock gains.
    private var drift: Int64 = 0

    /// How far the wall clock was ahead of true time at most, since that was last asked.
    private var furthest = TimeSpan.zero

    init(bootedAt: Moment) {
        self.bootedAt = bootedAt
        setAt = bootedAt
        wallAtSetting = bootedAt.milliseconds
    }

    /// Time since the machine was started.
    func monotonic(at now: Moment) -> Int64 { (now - bootedAt).milliseconds }

    /// What the wall clock shows.
    func wall(at now: Moment) -> Int64 {
        let passed = (now - setAt).milliseconds
        return wallAtSetting + passed + passed * drift / 1_000_000
    }

    /// Both clocks.
    func clocks(at now: Moment) -> MachineClocks { MachineClocks(wall: wall(at: now), monotonic: monotonic(at: now)) }

    /// Sets the wall clock by so much.
    func step(by length: TimeSpan, at now: Moment) { set(wall(at: now) + length.milliseconds, drift: drift, at: now) }

    /// Lets the wall clock gain so many parts of a million from now on.
    func drift(_ parts: Int64, at now: Moment) { set(wall(at: now), drift: parts, at: now) }

    /// Sets the wall clock to true time and lets it run true.
    func correct(at now: Moment) { set(now.milliseconds, drift: 0, at: now) }

    /// How far the wall clock was ahead of true time at most since this was last asked.
    func takeFurthestAhead(at now: Moment) -> TimeSpan {
        defer { furthest = .zero }
        return furthest
    }

    private func set(_ wall: Int64, drift: Int64, at now: Moment) {
        // A clock that runs wrong is furthest off where it is set.
        for shown in [self.wall(at: now), wall] { furthest = max(furthest, .milliseconds(shown - now.milliseconds)) }
        setAt = now
        wallAtSetting = wall
        self.drift = drift
    }
}
