/// How long a condition has held, on one clock (care.md 8.1 (2)).
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
    /// The clock that `since` and `last` were read on, and that alone ends a delay.
    private(set) var timescale = Timescale.device

    var isRunning: Bool { since != .min }

    /// The condition was found true. A timer that does not run yet starts on the clock of that scale.
    mutating func hold(on occasion: Occasion, _ timescale: Timescale, maximumGap: Int64) {
        guard isRunning else { return start(on: occasion, timescale) }
        let time = occasion.moment(on: self.timescale)
        guard time > last else { return }
        let gap = time - last
        if maximumGap < Int64.max / 2, gap > maximumGap {
            if gap > 2 * maximumGap { return start(on: occasion, self.timescale) }
            since += gap
        }
        last = time
        if samples < .max { samples += 1 }
    }

    /// A sample found the condition false, or the delay was used up.
    mutating func reset() { self = ConditionTimer() }

    /// Counts from here on, whatever it has counted so far.
    mutating func start(on occasion: Occasion, _ timescale: Timescale) {
        start(at: occasion.moment(on: timescale), timescale)
    }

    /// The same from a moment in ms on the clock of that scale.
    mutating func start(at moment: Int64, _ timescale: Timescale) {
        self = ConditionTimer(since: moment, last: moment, samples: 1, timescale: timescale)
    }

    /// The same counted on another clock, which agreed with its own so far.
    func moved(to timescale: Timescale) -> ConditionTimer {
        isRunning ? ConditionTimer(since: since, last: last, samples: samples, timescale: timescale) : self
    }

    /// Whether the condition has held for `delay` ms.
    func hasHeld(_ delay: Int64, on occasion: Occasion) -> Bool {
        isRunning && occasion.moment(on: timescale) - since >= delay
    }

    init() {}

    init(since: Int64, last: Int64, samples: UInt16, timescale: Timescale) {
        self.since = since
        self.last = last
        self.samples = samples
        self.timescale = timescale
    }
}
