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
                connection.leavePast()
                connection.drop(reason: "left with uncommitted messages", pause: .zero)
            }
            connection.markLeft()
        }
    }

    /// The library closes its descriptor as soon as DISCONNECT is in the socket's buffer, and closing with unread
    /// input resets the connection: acknowledgements that the broker has not read yet would be lost. A duplicate
    /// keeps it open until the broker has closed its side.
    private static func leave(_ connection: MosquittoConnection, reasonCode: UInt8, end: ContinuousClock.Instant) {
        let client = connection.client
        let twin = fcntl(client.socket, F_DUPFD_CLOEXEC, 0)
        let wantsWill = reasonCode == 0x04 && connection.options.version == .v311
        if !wantsWill { _ = client.disconnect(reasonCode: reasonCode) }
        while client.wantsWrite {
            if client.write().code != 0 || client.socket < 0 { break }
            if client.wantsWrite && !wait(client.socket, POLLOUT, end: end) { break }
        }
        if twin < 0 { return }
        shutdown(twin, Int32(SHUT_WR))
        var scrap = [UInt8](repeating: 0, count: 65_536)
        while wait(twin, POLLIN, end: end) {
            let count = read(twin, &scrap, scrap.count)
            if count == 0 || (count < 0 && errno != EINTR && errno != EAGAIN) { break }
        }
        close(twin)
        client.cut()
    }

    private static func wait(_ descriptor: Int32, _ events: Int32, end: ContinuousClock.Instant) -> Bool {
        let left = ContinuousClock.now.duration(to: end)
        let milliseconds = left.components.seconds * 1_000 + left.components.attoseconds / 1_000_000_000_000_000
        if milliseconds <= 0 { return false }
        var entry = pollfd(fd: descriptor, events: Int16(events), revents: 0)
        return poll(&entry, 1, Int32(clamping: milliseconds)) > 0
    }
}
