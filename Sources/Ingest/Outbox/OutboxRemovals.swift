import CareCore

/// Numbers of outgoing messages whose rows are of no more use: confirmed by the broker, or expired unsent.
///
/// They go with the next transaction that has other work. On a quiet line every receipt would otherwise cost a second
/// transaction, so a second `fsync`; measured, 3,281 of 22,915 in a day of five beds (decision 25).
struct OutboxRemovals {
    private(set) var numbers: [OutboxID] = []
    private var since = Timestamp.epoch

    /// When they must go even if the line has nothing else to write; `nil` when there are none.
    var due: Timestamp? { numbers.isEmpty ? nil : since + Limits.removalDelay }

    /// Whether they must go now.
    func isDue(at now: Timestamp) -> Bool {
        numbers.count >= Limits.waitingRemovals || due.map { $0 <= now } ?? false
    }

    /// Takes numbers in.
    mutating func add(_ more: [OutboxID], at now: Timestamp) {
        if numbers.isEmpty { since = now }
        numbers += more
    }

    /// The rows are gone.
    mutating func removeAll() { numbers.removeAll(keepingCapacity: true) }
}
