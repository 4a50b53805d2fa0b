import Glibc

/// What the machine's clocks show at one moment, in ms.
///
/// A value, so that a simulation gives its own.
package struct MachineClocks: Sendable, Equatable {
    /// The wall clock, which people and time servers set.
    package let wall: Int64
    /// Time since the machine was started, sleep included.
    package let monotonic: Int64

    /// Makes the readings of a moment.
    package init(wall: Int64, monotonic: Int64) {
        self.wall = wall
        self.monotonic = monotonic
    }

    /// Looks at the clocks of this machine.
    package static func read() -> MachineClocks {
        MachineClocks(wall: milliseconds(of: CLOCK_REALTIME), monotonic: milliseconds(of: CLOCK_BOOTTIME))
    }

    private static func milliseconds(of clock: clockid_t) -> Int64 {
        var time = timespec()
        clock_gettime(clock, &time)
        return Int64(time.tv_sec) * 1_000 + Int64(time.tv_nsec) / 1_000_000
    }
}
