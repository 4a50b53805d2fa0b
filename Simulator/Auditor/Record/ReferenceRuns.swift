import SimKit

/// The references that a device gave out whose counter starts again now and then: which of them came twice.
struct ReferenceRuns {
    /// From one start of the counter to the next.
    private struct Run {
        /// The number of its first message.
        let first: Int
        /// What was counted last.
        var highest: Int64
    }

    private var runs: [Run] = []

    /// The device made a message.
    mutating func note(_ entry: LedgerEntry) {
        guard let count = Self.count(entry) else { return }
        if let last = runs.indices.last, runs[last].highest < count {
            runs[last].highest = count
        } else {
            runs.append(Run(first: entry.number, highest: count))
        }
    }

    /// Whether another message of the device had the same reference so far; not that of one without.
    func isRepeated(_ entry: LedgerEntry) -> Bool {
        guard let count = Self.count(entry) else { return false }
        let own = runs.lastIndex { $0.first <= entry.number }
        return runs.indices.contains { $0 != own && runs[$0].highest >= count }
    }

    /// What stands behind the last dash: each run counts from one.
    private static func count(_ entry: LedgerEntry) -> Int64? {
        entry.reference?.split(separator: "-").last.flatMap { Int64($0) }
    }
}
