import CareCore

/// How a message without a row waits for its next try.
struct UnrecordedWait {
    /// The machine's time from which it is given up.
    let until: Timestamp
    /// The machine's time of the next try.
    var dueAt: Timestamp
    /// Tries that failed.
    var failures = 0
}
