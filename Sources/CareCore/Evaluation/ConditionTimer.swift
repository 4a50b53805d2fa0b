/// How long a condition has held, in device time (care.md 8.1 (2)).
///
/// A gap between samples longer than the metric's maximum makes the condition unknown: the timer holds for as long
/// again and the gap does not count; after that it starts afresh.
struct ConditionTimer: Equatable {
    /// Start of the holding, moved on by gaps, in ms; `Int64.min` while the condition does not hold.
    private(set) var since: Int64 = .min
    /// Newest sample that found it true, in ms.
    private(set) var last: Int64 = .min
    /// Samples that found it true, at most `UInt16.max`.
    private(set) var samples: UInt16 = 0

    var isRunning: Bool { since != .min }

    /// A sample at `time` found the condition true.
    mutating func hold(at time: Int64, maximumGap: Int64) {
        guard isRunning else { return start(at: time) }
        guard time > last else { return }
        let gap = time - last
        if maximumGap < Int64.max / 2, gap > maximumGap {
            if gap > 2 * maximumGap { return start(at: time) }
            since += gap
        }
        last = time
        if samples < .max { samples += 1 }
    }

    /// A sample found the condition false, or the delay was used up.
    mutating func reset() {
        since = .min
        last = .min
        samples = 0
    }

    private mutating func start(at time: Int64) {
        since = time
        last = time
        samples = 1
    }

    /// Whether the condition has held for `delay` ms at `time`.
    func hasHeld(_ delay: Int64, at time: Int64) -> Bool { isRunning && time - since >= delay }

    init() {}

    init(since: Int64, last: Int64, samples: UInt16) {
        self.since = since
        self.last = last
        self.samples = samples
    }
}
