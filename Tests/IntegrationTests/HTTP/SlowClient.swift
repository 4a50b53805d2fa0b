import Foundation
import Loopback

/// A client that opens a request and then sends a byte every tenth of a second.
final class SlowClient {
    private let descriptor: Int32

    init(port: UInt16, opening: String) throws {
        descriptor = LoopbackPort.begin(port, isBlocking: true)
        guard descriptor >= 0 else { throw TestFailure("nobody listens on \(port): errno \(errno)") }
        _ = opening.utf8CString.withUnsafeBytes { send(descriptor, $0.baseAddress, $0.count - 1, Int32(MSG_NOSIGNAL)) }
    }

    deinit { close(descriptor) }

    /// Drips until the other side has closed.
    /// - Returns: How long that took.
    func dripUntilClosed(atMost bound: Duration) throws -> Duration {
        let start = ContinuousClock.now
        var room = [UInt8](repeating: 0, count: 4_096)
        while ContinuousClock.now - start < bound {
            var waiting = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
            // What the server says before it closes is read away; the end of the stream is the close.
            if poll(&waiting, 1, 100) > 0, recv(descriptor, &room, room.count, 0) <= 0 {
                return ContinuousClock.now - start
            }
            var byte = UInt8(ascii: "a")
            if send(descriptor, &byte, 1, Int32(MSG_NOSIGNAL)) < 0 { return ContinuousClock.now - start }
        }
        throw TestFailure("the connection is open after \(bound)")
    }
}
