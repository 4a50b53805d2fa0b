/// Messages whose rows cannot be told apart and are therefore counted: between as many rows as messages that were
/// confirmed, and as many as transmissions, must be there.
struct CountedRows<Key: Hashable> {
    private struct Bounds {
        var least = 0
        var most = 0
        var entries: [LedgerEntry] = []
        var device = ""
    }

    private var bounds: [Key: Bounds] = [:]
    /// Keys in order of appearance, so that findings come in the same order in every run.
    private var order: [Key] = []

    mutating func add(_ entry: LedgerEntry, under key: Key) {
        if bounds[key] == nil { order.append(key) }
        var bound = bounds[key] ?? Bounds()
        if entry.isConfirmed { bound.least += 1 }
        bound.most += entry.transmissions
        bound.entries.append(entry)
        bound.device = entry.device
        bounds[key] = bound
    }

    /// The message has its row elsewhere; only its repetitions may be counted here.
    mutating func allowRepetitions(of entry: LedgerEntry, under key: Key) {
        if bounds[key] == nil { order.append(key) }
        bounds[key, default: Bounds()].most += entry.transmissions - 1
        bounds[key, default: Bounds()].device = entry.device
    }

    func judge(into result: inout MessageResult, word: String, rows: (Key) -> Int) {
        for key in order {
            guard let bound = bounds[key] else { continue }
            let found = rows(key)
            let missing = max(0, bound.least - found)
            let extra = max(0, found - bound.most)
            result.addCounted(
                bound.entries.filter(\.isConfirmed), missing: missing, extra: extra,
                text: "\(found) \(word) of \(bound.device), expected \(bound.least)...\(bound.most)")
        }
    }
}
