/// The event identities of one device within `Limits.deduplicationAge`, oldest first, and its newest whatever their
/// age.
///
/// A plain array: most devices have a handful, and a scan of the full bound takes a few microseconds.
struct EventIdentities: Equatable {
    enum Admission: Equatable {
        case new
        case duplicate
        /// The same reference with another time or kind: a button that restarted its counter.
        case referenceReused
    }

    private(set) var entries: [EventIdentity] = []

    /// How long a reference without a device time is taken for the same event: devices repeat for 24 h
    /// (care.md 2.3), and a restarted counter must not swallow a press.
    static let timelessAge = Milliseconds.hours(24)

    /// Takes the identity in unless it is known.
    /// - Returns: What it is, and how many identities were forgotten for want of room.
    mutating func admit(_ identity: EventIdentity) -> (Admission, forgotten: Int) {
        forgetOld(before: identity.receivedAt - Limits.deduplicationAge.count)
        let (isDuplicate, isReused) = compare(identity)
        if isDuplicate { return (.duplicate, 0) }
        var forgotten = 0
        if entries.count >= Limits.deduplicationPerDevice {
            forgotten = Limits.deduplicationForgotten
            entries.removeFirst(forgotten)
        }
        entries.append(identity)
        return (isReused ? .referenceReused : .new, forgotten)
    }

    /// The newest identities: what a device may say again however long ago it was.
    var newest: ArraySlice<EventIdentity> { entries.suffix(Limits.deduplicationNewest) }

    /// Takes back in what `newest` was before what has been taken in since.
    mutating func recall(_ older: [EventIdentity]) {
        entries.insert(contentsOf: older.filter { !entries.contains($0) }, at: 0)
    }

    private mutating func forgetOld(before time: Int64) {
        guard let oldest = entries.first, oldest.receivedAt < time else { return }
        entries.removeFirst(entries.dropLast(Limits.deduplicationNewest).prefix { $0.receivedAt < time }.count)
    }

    /// Scans all entries: whether this very event is known, and whether its reference is.
    private func compare(_ identity: EventIdentity) -> (isDuplicate: Bool, isReused: Bool) {
        entries.withUnsafeBufferPointer { known in
            var isReused = false
            var index = 0
            while index < known.count {
                defer { index += 1 }
                guard known[index].reference == identity.reference else { continue }
                if known[index].kind == identity.kind, known[index].deviceTime == identity.deviceTime,
                    identity.deviceTime != .min
                        || known[index].receivedAt >= identity.receivedAt - Self.timelessAge.count
                {
                    return (true, true)
                }
                isReused = isReused || identity.reference != 0
            }
            return (false, isReused)
        }
    }
}
