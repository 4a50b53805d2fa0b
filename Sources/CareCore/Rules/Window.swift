/// A window of recent samples or events that a rule looks back on: `avg(heart_rate, 10m)`, `count(fall, 24h)`.
public struct Window: Sendable, Equatable {
    /// What is collected.
    public enum Source: Sendable, Equatable {
        /// Valid values of a metric slot.
        case metric(slot: Int16)
        /// Events of the kinds in the mask; each counts once.
        case event(mask: UInt64)
    }

    /// What is collected.
    public let source: Source
    /// How far the window reaches back from the moment of evaluation.
    public let length: Milliseconds
    /// Samples kept, at most `Limits.windowSamples`; the oldest is dropped.
    public let capacity: Int

    /// Makes a window.
    public init(source: Source, length: Milliseconds, capacity: Int) {
        self.source = source
        self.length = length
        self.capacity = capacity
    }
}
