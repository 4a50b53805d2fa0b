/// A window of recent samples or events that a rule looks back on: `avg(heart_rate, 10m)`, `count(fall, 24h)`.
public struct Window: Sendable, Equatable {
    /// What is collected.
    public enum Source: Sendable, Equatable {
        /// Valid values of a metric slot.
        case metric(slot: Int16)
        /// Events of the kinds in the mask; each counts once.
        case event(mask: UInt64)
        /// Moments at which the metric became `value` after another one.
        case turns(slot: Int16, value: Double)
        /// The same, of those after which it kept the value for `least`.
        case lasting(slot: Int16, value: Double, least: Milliseconds)
        /// How long the flag was true: one entry an hour.
        case heldTime(slot: Int16)
        /// The same: one entry a day.
        case heldDays(slot: Int16)
        /// The median of each night (`WindowRing.night`), and the samples of the one that runs.
        case nights(slot: Int16)
        /// The newest test event of the kinds in the mask.
        case tests(mask: UInt64)

        /// The metric slot that is looked at; `nil` for events.
        public var slot: Int16? {
            switch self {
            case .metric(let slot), .turns(let slot, _), .lasting(let slot, _, _): slot
            case .heldTime(let slot), .heldDays(let slot), .nights(let slot): slot
            case .event, .tests: nil
            }
        }
    }

    /// What is collected.
    public let source: Source
    /// Whether its figure falls by the clock alone: a count of what happened.
    var falls: Bool {
        switch source {
        case .event, .turns, .lasting: true
        case .metric, .heldTime, .heldDays, .nights, .tests: false
        }
    }

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
