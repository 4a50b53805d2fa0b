import CareCore

/// Messages for the broker that are on disk and not yet handed over, by rank.
///
/// At most `Limits.outboxRows` wait: beyond it receipts and commands are not queued at all (devices send again, rules
/// decide without an answer), alarm messages always are. What has expired before it could leave is dropped.
struct Outbox {
    /// By `OutgoingMessage.Rank.turn`.
    private(set) var queues: [[OutgoingMessage]]
    private var heads: [Int]
    /// Handed to the transport and not yet confirmed: a state rebuilt from the store must not send them again.
    private var handedOver: Set<OutboxID> = []
    /// Dropped unsent; their rows are still there.
    private var expired: [OutboxID] = []
    private(set) var waiting = 0
    /// Since when something has waited without a break, by the times of `pump`.
    private(set) var waitingSince: Timestamp?

    init() {
        queues = OutgoingMessage.Rank.allCases.map { _ in [] }
        heads = OutgoingMessage.Rank.allCases.map { _ in 0 }
    }

    /// Messages handed over and not yet confirmed.
    var unconfirmed: Int { handedOver.count }

    mutating func append(_ message: OutgoingMessage) {
        guard !handedOver.contains(message.id) else { return }
        queues[message.rank.turn].append(message)
        waiting += 1
    }

    mutating func confirm(_ ids: [OutboxID]) { for id in ids { handedOver.remove(id) } }

    /// Forgets what waits, for a rebuild from the store; what was handed over stays so.
    mutating func clear() {
        for turn in queues.indices {
            queues[turn].removeAll()
            heads[turn] = 0
        }
        expired.removeAll()
        waiting = 0
    }

    /// The numbers of what was dropped since the last call: their rows go.
    mutating func takeExpired() -> [OutboxID] {
        if expired.isEmpty { return [] }
        defer { expired.removeAll(keepingCapacity: true) }
        return expired
    }

    /// Hands messages over, most urgent first, until the transport's window is full.
    mutating func pump(into transport: inout some Transport & ~Copyable, at now: Timestamp) -> Int {
        var sent = 0
        defer { waitingSince = waiting == 0 ? nil : waitingSince ?? now }
        for turn in queues.indices {
            while heads[turn] < queues[turn].count {
                let message = queues[turn][heads[turn]]
                if let expiresAt = message.expiresAt, expiresAt <= now {
                    expired.append(message.id)
                } else {
                    guard transport.publish(message) else {
                        trim(turn)
                        return sent
                    }
                    if message.id.number > 0 { handedOver.insert(message.id) }
                    sent += 1
                }
                heads[turn] += 1
                waiting -= 1
            }
            queues[turn].removeAll(keepingCapacity: true)
            heads[turn] = 0
        }
        return sent
    }

    /// Gives back what was sent of a queue that the window never lets run empty.
    private mutating func trim(_ turn: Int) {
        guard heads[turn] >= 1_024, heads[turn] * 2 >= queues[turn].count else { return }
        queues[turn].removeFirst(heads[turn])
        heads[turn] = 0
    }
}
