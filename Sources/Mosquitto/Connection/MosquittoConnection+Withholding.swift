internal import CareCore

/// What leaves while messages are held that will not be acknowledged on this connection. Decision 30.
extension MosquittoConnection {
    /// Lets the library's queue leave before anything is read: what is read is not acknowledged here, and would keep
    /// the rest of a packet back that was written in part.
    /// - Returns: Whether all of it has left.
    func writeFirst() -> Bool {
        guard isWithholding, held == 0, client.wantsWrite else { return true }
        flush()
        return !client.wantsWrite
    }

    /// Sees that the broker hears of us while the library's own PINGREQ stands behind withheld acknowledgements.
    func keepAlivePast(now: Timestamp) {
        guard isConnected, isWithholding, held > 0 else { return past.rest() }
        past.keepAlive(at: now, every: .seconds(Int64(max(1, keepAliveSeconds / 2))))
        flushPast()
    }

    /// Puts DISCONNECT behind what goes past withheld acknowledgements.
    /// - Returns: `false` where none are withheld.
    func leavePast() -> Bool {
        guard isConnected, isWithholding, held > 0 else { return false }
        past.leave()
        return true
    }

    /// Whether something that goes past the queue is still to be written.
    var hasPast: Bool { isConnected && !past.bytes.isEmpty }

    /// Writes what goes past the queue, as much as the socket takes.
    func flushPast() {
        guard hasPast else { return }
        invariant(!hasPartialPacket, "a packet of \(options.clientID) was left in part when a message was read")
        let written = client.writePast(past.bytes)
        if written < 0 { return fail("the connection failed while acknowledgements were withheld") }
        past.wrote(written)
    }
}
