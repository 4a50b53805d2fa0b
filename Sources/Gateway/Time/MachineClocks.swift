import Foundation

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
        // Not by clock_gettime: which of Glibc and CDispatch owns the C type timespec depends on what the compiler
        // happened to load first, and with MemberImportVisibility so does whether it compiles.
        MachineClocks(
            wall: Int64((Date().timeIntervalSince1970 * 1_000).rounded(.down)),
            monotonic: Int64(ContinuousClock().systemEpoch.duration(to: .now) / .milliseconds(1)))
    }
}
