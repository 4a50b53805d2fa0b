/// One step in the life of a fleet's messages. A ledger is the sum of its lines, in order.
public enum LedgerLine: Hashable, Sendable {
    /// Something said once about the run: its seed, its start, its faults.
    case header(key: String, value: String)
    /// A device made a message.
    case message(LedgerEntry)
    /// A message was handed to the network.
    case transmission(number: Int, at: Moment)
    /// The broker confirmed a transmission.
    case brokerAcknowledgement(number: Int, at: Moment)
    /// The gateway answered a message.
    case receipt(number: Int, LedgerEntry.Receipt)
    /// Something happened to the simulated people, in the fleet model's own words.
    case truth(String)
    /// Time from a press to its alarm at an observer, in real microseconds.
    case latency(microseconds: Int64)
}
