public import SimKit

/// One message of the fleet and what became of it on its way, as the world saw it.
public struct MessageRecord: Sendable {
    /// What the device made.
    public let entry: LedgerEntry
    /// When the device made it.
    public let madeAt: Moment
    /// How often it was handed to the network.
    public internal(set) var transmissions = 0
    /// How often the broker took it in for the gateway.
    public internal(set) var kept = 0
    /// When the broker first took it in for the gateway.
    public internal(set) var firstKeptAt: Moment?
    /// When the broker took it in for the gateway the last time.
    public internal(set) var lastKeptAt: Moment?
    /// How often the broker forgot it before the gateway had acknowledged it: restarts without memory, full queues.
    public internal(set) var forgotten = 0
    /// How often the broker may have delivered it again although the gateway had acknowledged it.
    public internal(set) var repeated = 0
    /// When it first arrived at the gateway's machine.
    public internal(set) var firstArrivedAt: Moment?
    /// How often it arrived at the gateway's machine, what the broker delivered again included.
    public internal(set) var arrivals = 0
    /// Whether the gateway said to the device that it is on disk.
    public internal(set) var isPromised = false

    /// Whether the broker had it for the gateway just once.
    var arrivedOnce: Bool { kept == 1 && repeated == 0 }

    init(_ entry: LedgerEntry, madeAt: Moment) {
        self.entry = entry
        self.madeAt = madeAt
    }

    /// Whether the gateway must have it: the broker holds it until the gateway says that it is on disk, or the gateway
    /// said so to the device.
    public var mustBeStored: Bool { kept > forgotten || isPromised }
}
