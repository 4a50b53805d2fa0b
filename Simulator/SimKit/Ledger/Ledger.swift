/// Everything a fleet sent and everything that was confirmed to it.
public struct Ledger: Sendable {
    /// The messages, by number less one.
    public private(set) var entries: [LedgerEntry] = []
    /// What was said once about the run.
    public private(set) var headers: [String: String] = [:]
    /// What happened to the simulated people, line by line.
    public private(set) var truths: [String] = []
    /// Times from press to alarm, in real microseconds.
    public private(set) var latencies: [Int64] = []
    /// Lines that named a message that was never made: the file is damaged.
    public private(set) var strayLines = 0

    /// Makes an empty ledger.
    public init() {}

    /// Takes in the next line.
    public mutating func apply(_ line: LedgerLine) {
        switch line {
        case .header(let key, let value): headers[key] = value
        case .message(let entry):
            if entry.number == entries.count + 1 { entries.append(entry) } else { strayLines += 1 }
        case .transmission(let number, let at): change(number) { $0.send(at: at) }
        case .brokerAcknowledgement(let number, _): change(number) { $0.acknowledge() }
        case .receipt(let number, let receipt): change(number) { $0.receive(receipt) }
        case .truth(let text): truths.append(text)
        case .latency(let microseconds): latencies.append(microseconds)
        }
    }

    private mutating func change(_ number: Int, _ step: (inout LedgerEntry) -> Void) {
        if entries.indices.contains(number - 1) { step(&entries[number - 1]) } else { strayLines += 1 }
    }
}
