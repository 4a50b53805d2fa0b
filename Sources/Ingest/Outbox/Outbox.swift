/// Messages for the broker that are on disk and not yet handed over, by rank.
///
/// At most `Limits.outboxRows` wait: beyond it receipts are not queued at all (devices send again), alarm messages
/// always are.
struct Outbox {
    private(set) var queues: [[OutgoingMessage]]
    private var heads: [Int]
    /// Handed to the transport and not yet confirmed: a state rebuilt from the store must not send them again.
    private var handedOver: Set<OutboxID> = []
    private(set) var waiting = 0

    init() {
        queues = OutgoingMessage.Rank.allCases.map { _ in [] }
        heads = OutgoingMessage.Rank.allCases.map { _ in 0 }
    }

    mutating func append(_ message: OutgoingMessage) {
        guard !handedOver.contains(message.id) else { return }
        queues[Int(message.rank.rawValue)].append(message)
        waiting += 1
    }

    mutating func confirm(_ ids: [OutboxID]) { for id in ids { handedOver.remove(id) } }

    /// Forgets what waits, for a rebuild from the store; what was handed over stays so.
    mutating func clear() {
        for rank in queues.indices {
            queues[rank].removeAll()
            heads[rank] = 0
        }
        waiting = 0
    }

    /// Hands messages over, most urgent first, until the transport's window is full.
    mutating func pump(into transport: inout some Transport & ~Copyable) -> Int {
        var sent = 0
        for rank in queues.indices {
            while heads[rank] < queues[rank].count {
                let message = queues[rank][heads[rank]]
                guard transport.publish(message) else {
                    trim(rank)
                    return sent
                }
                if message.id.number > 0 { handedOver.insert(message.id) }
                heads[rank] += 1
                waiting -= 1
                sent += 1
            }
            queues[rank].removeAll(keepingCapacity: true)
            heads[rank] = 0
        }
        return sent
    }

    /// Gives back what was sent of a queue that the window never lets run empty.
    private mutating func trim(_ rank: Int) {
        guard heads[rank] >= 1_024, heads[rank] * 2 >= queues[rank].count else { return }
        queues[rank].removeFirst(heads[rank])
        heads[rank] = 0
    }
}
