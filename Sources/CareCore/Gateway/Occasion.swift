/// Why and when rules are asked.
struct Occasion {
    /// Moment of evaluation: device time of the cause, or the deadline, in ms.
    var at: Int64
    /// Mask of the event's kind; 0 without one.
    var event: UInt64 = 0
    /// Gateway time.
    let now: Timestamp
    var isLate = false
    var isTest = false
    let place: Place
}
