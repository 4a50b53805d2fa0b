/// The samples of one window of one rule of one device, oldest first.
struct WindowRing: Equatable {
    struct Entry: Equatable {
        var at: Int64
        var value: Double
    }

    var entries: [Entry] = []

    /// Adds a sample at its time (events may come late); drops what is older than `length` ms before it and, beyond
    /// `capacity`, the oldest.
    mutating func append(_ value: Double, at time: Int64, length: Int64, capacity: Int) {
        let stale = entries.prefix { $0.at <= time - length }.count
        let excess = max(0, entries.count - stale + 1 - capacity)
        if stale + excess > 0 { entries.removeFirst(stale + excess) }
        let place = entries.lastIndex { $0.at <= time }.map { $0 + 1 } ?? 0
        entries.insert(Entry(at: time, value: value), at: place)
    }

    /// The figure over the samples younger than `length` ms at `time`; NaN when there is none (a count is then 0).
    func figure(_ aggregate: Instruction.Aggregate, at time: Int64, length: Int64) -> Double {
        let recent = entries.drop { $0.at <= time - length }
        switch aggregate {
        case .count: return Double(recent.count)
        case .minimum: return recent.lazy.map(\.value).min() ?? .nan
        case .maximum: return recent.lazy.map(\.value).max() ?? .nan
        case .average:
            return recent.isEmpty ? .nan : recent.reduce(0) { $0 + $1.value } / Double(recent.count)
        case .delta:
            guard let first = recent.first, let last = recent.last, recent.count > 1 else { return .nan }
            return last.value - first.value
        case .held, .lasting: return recent.reduce(0) { $0 + $1.value }
        case .baseline: return baseline(at: time)
        case .nights: return Double(min(nights(at: time).count, Limits.baselineNights))
        case .habit: return habit(at: time, length: length)
        }
    }

    /// The first moment after `time`, in ms, at which an entry becomes older than `length`; `Int64.max` for never.
    func nextExpiry(after time: Int64, length: Int64) -> Int64 {
        entries.first { $0.at + length > time }.map { $0.at + length } ?? .max
    }

    /// Reads back stored samples.
    init(entries: [Entry] = []) { self.entries = entries }
}
