/// The deliveries of one lane that carried neither reference nor time, among the last receive-maximum deliveries.
///
/// They are compared only with what the broker sends first after it has resumed the session: packet identifiers are
/// used again later, and the same payload twice is then two messages.
struct DeliveryWindow: Equatable {
    struct Entry: Equatable {
        let ordinal: Int64
        let packetID: UInt16
        let hash: UInt64
    }

    private(set) var entries: [Entry] = []
    /// Deliveries seen on the lane so far.
    private(set) var ordinal: Int64 = 0
    /// Deliveries still to be compared since the session was resumed.
    private(set) var toCompare = 0

    /// The broker has resumed the session: what comes first may have come before.
    mutating func resume() { toCompare = Limits.batchMessages }

    /// The broker has started a new session: nothing that comes was delivered before.
    mutating func restart() {
        entries.removeAll()
        toCompare = 0
    }

    /// Counts a delivery that has an identity of its own.
    mutating func pass() {
        ordinal += 1
        if toCompare > 0 { toCompare -= 1 }
    }

    /// Counts a delivery without identity; returns whether it was delivered before.
    mutating func isRepeated(_ delivery: Delivery) -> Bool {
        pass()
        guard delivery.packetID != 0 else { return false }
        let stale = entries.prefix { $0.ordinal <= ordinal - Int64(Limits.batchMessages) }.count
        if stale > 0 { entries.removeFirst(stale) }
        if toCompare > 0,
            let index = entries.firstIndex(where: { $0.packetID == delivery.packetID && $0.hash == delivery.hash })
        {
            entries.remove(at: index)
            entries.append(Entry(ordinal: ordinal, packetID: delivery.packetID, hash: delivery.hash))
            return true
        }
        entries.append(Entry(ordinal: ordinal, packetID: delivery.packetID, hash: delivery.hash))
        return false
    }

    init() {}

    init(entries: [Entry], ordinal: Int64, toCompare: Int) {
        self.entries = entries
        self.ordinal = ordinal
        self.toCompare = toCompare
    }
}
