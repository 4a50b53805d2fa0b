package import CareCore

/// When a failed delivery is tried again: doubling pauses with a cap, spread by a fifth so that many that failed at
/// once do not come back at once.
package enum Backoff {
    /// Pause after the first failure: well below the 60 s after which a P1 is escalated (care.md 9).
    package static let first = Milliseconds.seconds(2)
    /// The longest pause; a provider that asks for more with `Retry-After` gets it, up to `longestAsked`.
    package static let longest = Milliseconds.minutes(5)
    /// The longest wait that a provider can ask for.
    package static let longestAsked = Milliseconds.hours(1)

    /// The pause after `failures` failures, from 1.
    /// - Parameters:
    ///   - failures: How many attempts have failed.
    ///   - asked: What the provider asked for; the pause is never shorter.
    ///   - generator: Where the spread is drawn from.
    /// - Returns: The pause.
    package static func pause(
        after failures: Int, asked: Milliseconds?, using generator: inout some RandomNumberGenerator
    ) -> Milliseconds {
        let doublings = min(max(failures - 1, 0), 20)
        let plain = min(first.count << Int64(doublings), longest.count)
        let spread = Int64.random(in: -(plain / 5)...(plain / 5), using: &generator)
        return max(Milliseconds(plain + spread), min(asked ?? .zero, longestAsked))
    }
}
