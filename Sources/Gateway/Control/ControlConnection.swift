import Foundation

/// One client of the control socket; touched by the server's thread only.
final class ControlConnection {
    /// Number in order of acceptance; answers name it, because descriptors are given anew.
    let number: UInt64
    let descriptor: Int32
    /// Whether a command is on its way; nothing more is read until it is answered.
    var isWaiting = false
    /// Whether the connection ends as soon as everything is written.
    var endsAfterWriting = false
    /// Order of the last sign of life.
    var lastSeen: UInt64
    private var isBroken = false
    /// Whether the client will send no more; it may still wait for its answer.
    private var hasEnded = false
    private var received: [UInt8] = []
    /// Where the first line that was not taken begins in `received`.
    private var lineStart = 0
    /// Up to where `received` is known to hold no end of a line.
    private var searched = 0
    private var unsent: [UInt8] = []

    init(number: UInt64, descriptor: Int32) {
        self.number = number
        self.descriptor = descriptor
        lastSeen = number
    }

    deinit { close(descriptor) }

    /// What the poll should look for.
    var events: Int16 {
        if !unsent.isEmpty { return Int16(POLLOUT) }
        return isWaiting || hasEnded ? 0 : Int16(POLLIN)
    }

    /// Reads what is there.
    func read() {
        var room = [UInt8](repeating: 0, count: 65_536)
        if lineStart > 0 {
            received.removeFirst(lineStart)
            searched -= lineStart
            lineStart = 0
        }
        while received.count <= ControlLimits.requestBytes {
            let count = recv(descriptor, &room, room.count, 0)
            guard count > 0 else {
                if count == 0 {
                    hasEnded = true
                } else if errno != EAGAIN, errno != EINTR {
                    endNow()
                }
                return
            }
            received.append(contentsOf: room[..<count])
        }
    }

    /// The next whole line, without its end; `nil` until there is one, and while the client has not read its answers:
    /// who asks and does not listen must not fill the memory.
    func takeLine() -> ArraySlice<UInt8>? {
        guard unsent.isEmpty else { return nil }
        guard let end = received[searched...].firstIndex(of: UInt8(ascii: "\n")) else {
            searched = received.count
            return nil
        }
        defer { (lineStart, searched) = (end + 1, end + 1) }
        return received[lineStart..<end]
    }

    /// Whether more was sent without a line's end than a request may have.
    var isTooLong: Bool { searched == received.count && received.count - lineStart > ControlLimits.requestBytes }

    /// Ends the connection whatever is left to send.
    func endNow() { isBroken = true }

    /// Whether nothing is left to be done for this client.
    var isOver: Bool {
        if isBroken { return true }
        guard unsent.isEmpty, !isWaiting else { return false }
        return endsAfterWriting || (hasEnded && searched == received.count)
    }

    /// Forgets what was received.
    func discard() { (received, lineStart, searched) = ([], 0, 0) }

    /// Adds bytes to be sent and sends what the socket takes.
    func send(_ bytes: [UInt8]) {
        unsent += bytes
        write()
    }

    /// Sends what the socket takes.
    func write() {
        while !unsent.isEmpty {
            let count = unsent.withUnsafeBytes {
                Foundation.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            guard count > 0 else {
                if errno != EAGAIN, errno != EINTR { endNow() }
                return
            }
            unsent.removeFirst(count)
        }
    }
}
