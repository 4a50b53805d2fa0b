/// The deliveries of one lane that carried neither reference nor time, by packet identifier.
///
/// They are compared only with what the broker sends after it has resumed the session, up to the first that was not
/// delivered before. The window is wider than the
/// receive maximum: mosquitto 2.0.11 honours that only until the first acknowledgements and was seen with 17,000
/// messages in flight. Packet identifiers are given in rising order and used again after 65,535, so half of that behind
/// the resumption and half of it after can never mean two different messages under one identifier.
struct DeliveryWindow: Equatable {
    struct Entry: Equatable {
        let ordinal: Int64
        let hash: UInt64
    }

    /// Deliveries looked back on, and deliveries compared after a resumption.
    static let extent: Int64 = 32_767

    private(set) var entries: [UInt16: Entry] = [:]
    /// Deliveries seen on the lane so far.
    private(set) var ordinal: Int64 = 0
    /// The ordinal at which the session was last resumed; `Int64.min` when nothing is to be compared.
    private(set) var resumedAt: Int64 = .min

    /// The broker has resumed the session: what comes first may have come before.
    mutating func resume() {
        resumedAt = ordinal
        entries = entries.filter { $0.value.ordinal > ordinal - Self.extent }
    }

    /// The broker has started a new session: nothing that comes was delivered before.
    mutating func restart() {
        entries.removeAll()
        resumedAt = .min
    }

    /// Counts a delivery that has an identity of its own.
    mutating func pass() { ordinal += 1 }

    /// Counts a delivery without identity; returns whether it was delivered before.
    mutating func isRepeated(_ delivery: Delivery) -> Bool {
        pass()
        guard delivery.packetID != 0 else { return false }
        let known = entries[delivery.packetID]
        entries[delivery.packetID] = Entry(ordinal: ordinal, hash: delivery.hash)
        guard resumedAt != .min else { return false }
        if let known, known.hash == delivery.hash, ordinal - resumedAt <= Self.extent, known.ordinal <= resumedAt,
            known.ordinal > resumedAt - Self.extent
        {
            return true
        }
        // A broker repeats first, in the order in which it sent (MQTT 5, 4.6), and what was stored is the beginning of
        // that: after one that is new, all are. To go on comparing would take new messages for old ones wherever the
        // broker gives identifiers out anew without a word: restarted from an older file, or with a new session whose
        // answer was lost.
        resumedAt = .min
        return false
    }

    /// The entries that may still be compared, in order of identifier: what is worth storing.
    var stored: [(packetID: UInt16, entry: Entry)] {
        entries.filter { $0.value.ordinal > ordinal - Self.extent }.sorted { $0.key < $1.key }
            .map { (packetID: $0.key, entry: $0.value) }
    }

    init() {}

    /// Reads back what was stored.
    init(stored: [(packetID: UInt16, entry: Entry)], ordinal: Int64, resumedAt: Int64) {
        for (packetID, entry) in stored { entries[packetID] = entry }
        self.ordinal = ordinal
        self.resumedAt = resumedAt
    }
}
