public import SimKit

/// What a household asks of whoever plays it.
public enum FleetAction: Sendable, Equatable {
    /// Write a line of the ledger. Comes before the publication it is about.
    case record(LedgerLine)
    /// Hand a message to the network, and write its transmission.
    case publish(Publication)
    /// Break the connection without a farewell, so that the broker sends the will.
    case cutLink
    /// Connect again.
    case restoreLink
}
