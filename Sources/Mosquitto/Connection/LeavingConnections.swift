internal import CareCore
internal import Glibc

/// Leaves the broker in order: what is queued, DISCONNECT, then the broker's own close, all within a bound.
struct LeavingConnections {
    private let connections: [MosquittoConnection]

    init(_ connections: [MosquittoConnection]) { self.connections = connections }

    func leave(reasonCode: UInt8, atMost: Milliseconds) {
        let end = ContinuousClock.now + .milliseconds(atMost.count)
        for connection in connections {
            if connection.isConnected && connection.held == 0 {
                Self.leave(connection, reasonCode: reasonCode, end: end)
            } else {
                Self.leavePast(connection, end: end)
                connection.drop(reason: "left with uncommitted messages", pause: .zero)
            }
            connection.markLeft()
        }
    }

    private static func leave(_ connection: MosquittoConnection, reasonCode: UInt8, end: ContinuousClock.Instant) {
        let client = connection.client
        untilClosed(client.socket, end: end) { _ in
            let wantsWill = reasonCode == 0x04 && connection.options.version == .v311
            if !wantsWill { _ = client.disconnect(reasonCode: reasonCode) }
            while client.wantsWrite {
                if client.write().code != 0 || client.socket < 0 { break }
                if client.wantsWrite && !wait(client.socket, POLLOUT, end: end) { break }
            }
        }
        client.cut()
    }

    /// Takes leave past withheld acknowledgements. The library's own DISCONNECT would send them first; without one the
    /// broker would publish the will after our last word.
    private static func leavePast(_ connection: MosquittoConnection, end: ContinuousClock.Instant) {
        guard connection.leavePast() else { return }
        untilClosed(connection.client.socket, end: end) { socket in
            connection.flushPast()
            while connection.hasPast, wait(socket, POLLOUT, end: end) { connection.flushPast() }
        }
    }

    /// Writes the end of a connection and waits until the broker has closed its side: then it has read all of it, the
    /// last word too, for which nobody has to wait apart.
    ///
    /// The library closes its descriptor as soon as DISCONNECT is in the socket's buffer, and closing with unread
    /// input resets the connection: what the broker has not read yet would be lost. A duplicate keeps it open.
    private static func untilClosed(_ socket: Int32, end: ContinuousClock.Instant, write: (Int32) -> Void) {
        let twin = fcntl(socket, F_DUPFD_CLOEXEC, 0)
        write(twin < 0 ? socket : twin)
        if twin < 0 { return }
        shutdown(twin, Int32(SHUT_WR))
        var scrap = [UInt8](repeating: 0, count: 65_536)
        while wait(twin, POLLIN, end: end) {
            let count = read(twin, &scrap, scrap.count)
            if count == 0 || (count < 0 && errno != EINTR && errno != EAGAIN) { break }
        }
        close(twin)
    }

    private static func wait(_ descriptor: Int32, _ events: Int32, end: ContinuousClock.Instant) -> Bool {
        let left = ContinuousClock.now.duration(to: end)
        let milliseconds = left.components.seconds * 1_000 + left.components.attoseconds / 1_000_000_000_000_000
        if milliseconds <= 0 { return false }
        var entry = pollfd(fd: descriptor, events: Int16(events), revents: 0)
        return poll(&entry, 1, Int32(clamping: milliseconds)) > 0
    }
}
