/// The event identities of one device within `Limits.deduplicationAge`, oldest first.
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
        let stale = entries.prefix { $0.receivedAt < identity.receivedAt - Limits.deduplicationAge.count }.count
        if stale > 0 { entries.removeFirst(stale) }
        var isReused = false
        for known in entries where known.reference == identity.reference {
            if known.kind == identity.kind && known.deviceTime == identity.deviceTime {
                let isTimeless = identity.deviceTime == .min
                if !isTimeless || known.receivedAt >= identity.receivedAt - Self.timelessAge.count {
                    return (.duplicate, 0)
                }
            }
            isReused = isReused || identity.reference != 0
        }
        var forgotten = 0
        if entries.count >= Limits.deduplicationPerDevice {
            forgotten = Limits.deduplicationPerDevice / 4
            entries.removeFirst(forgotten)
        }
        entries.append(identity)
        return (isReused ? .referenceReused : .new, forgotten)
    }
}
