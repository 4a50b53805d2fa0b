public import CareCore

/// How long to wait before the next attempt to connect: doubling, capped, without chance, so that the same history
/// gives the same times.
public struct Backoff: Sendable, Hashable {
    /// Pause before the first attempt after a loss.
    public let first: Milliseconds
    /// Longest pause. Ten seconds: an emergency that waits in the broker should not wait longer for us.
    public let longest: Milliseconds

    /// Makes a back-off.
    public init(first: Milliseconds = Milliseconds(250), longest: Milliseconds = .seconds(10)) {
        invariant(first > .zero && longest >= first, "back-off from \(first) to \(longest)")
        self.first = first
        self.longest = longest
    }

    /// The pause after `failures` failures in a row, counted from 0.
    public func pause(after failures: Int) -> Milliseconds {
        let doublings = min(max(failures, 0), 30)
        return min(Milliseconds(first.count << Int64(doublings)), longest)
    }
}
