/// Why and when rules are asked.
struct Occasion {
    /// Moment of evaluation: device time of the cause, or the deadline, in ms. For a rule on the gateway's clock
    /// gateway time, whatever the cause.
    var at: Int64
    /// Mask of the event's kind; 0 without one.
    var event: UInt64 = 0
    /// Gateway time.
    let now: Timestamp
    var isLate = false
    var isTest = false
    let place: Place

    /// The moment of evaluation on the clock of that scale, in ms.
    func moment(on timescale: Timescale) -> Int64 { timescale == .gateway ? now.milliseconds : at }
}
