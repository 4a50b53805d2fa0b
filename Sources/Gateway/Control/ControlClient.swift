public import CareCore
import Foundation
public import Ingest

/// Gives commands to the gateway that runs on a database.
public struct ControlClient: Sendable {
    private let path: ControlSocketPath
    private let wait: Milliseconds

    /// A client for the socket at `path` that waits at most `wait` for the answer; 120 s by default, because a large
    /// import is applied in one transaction.
    public init(path: ControlSocketPath, wait: Milliseconds? = nil) {
        self.path = path
        self.wait = wait ?? ControlLimits.answerWait
    }

    /// Sends one request and waits until its transaction is on disk. Blocks the calling thread.
    /// - Throws: `ControlError`; `notRunning` where no gateway listens.
    public func send(_ request: LineRequest) throws -> CommandOutcome {
        let line = try ControlText.line(of: ControlRequest(request))
        guard line.count <= ControlLimits.requestBytes else {
            throw ControlError.requestTooLong(bytes: line.count, limit: ControlLimits.requestBytes)
        }
        guard let descriptor = try path.connectIfPossible() else { throw ControlError.notRunning(path: path.path) }
        defer { close(descriptor) }
        let deadline = ContinuousClock.now + .milliseconds(wait.count)
        try write(line, to: descriptor, until: deadline)
        let answer = try readLine(from: descriptor, until: deadline)
        let decoded: ControlAnswer
        do {
            decoded = try ControlText.value(ControlAnswer.self, in: answer)
        } catch {
            throw ControlError.malformedAnswer(ControlText.words(for: error))
        }
        switch decoded {
        case .outcome(let outcome): return outcome
        case .error(let words): throw ControlError.refused(words)
        }
    }

    /// Sends one command, as `send(_:)` does.
    /// - Throws: `ControlError`.
    public func send(_ command: Command) throws -> CommandOutcome { try send(.command(command)) }

    private func write(_ bytes: [UInt8], to descriptor: Int32, until deadline: ContinuousClock.Instant) throws {
        var rest = bytes[...]
        while !rest.isEmpty {
            try ready(descriptor, Int16(POLLOUT), until: deadline)
            let count = rest.withUnsafeBytes {
                Foundation.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL | MSG_DONTWAIT))
            }
            if count > 0 {
                rest = rest.dropFirst(count)
            } else if errno == EPIPE || errno == ECONNRESET {
                // The gateway has closed; what it said before is still to be read.
                return
            } else if errno != EAGAIN, errno != EINTR {
                throw ControlSocketPath.failure("writing to", path.path)
            }
        }
    }

    private func readLine(from descriptor: Int32, until deadline: ContinuousClock.Instant) throws -> ArraySlice<UInt8> {
        var answer: [UInt8] = []
        var room = [UInt8](repeating: 0, count: 65_536)
        while answer.count <= ControlLimits.answerBytes {
            try ready(descriptor, Int16(POLLIN), until: deadline)
            let count = recv(descriptor, &room, room.count, Int32(MSG_DONTWAIT))
            if count > 0 {
                let searched = answer.count
                answer.append(contentsOf: room[..<count])
                if let end = answer[searched...].firstIndex(of: UInt8(ascii: "\n")) { return answer[..<end] }
            } else if count == 0 || errno == ECONNRESET {
                throw ControlError.closedWithoutAnswer
            } else if errno != EAGAIN, errno != EINTR {
                throw ControlSocketPath.failure("reading from", path.path)
            }
        }
        throw ControlError.malformedAnswer("more than \(ControlLimits.answerBytes) bytes")
    }

    private func ready(_ descriptor: Int32, _ events: Int16, until deadline: ContinuousClock.Instant) throws {
        while true {
            let left = ContinuousClock.now.duration(to: deadline)
            guard left > .zero else { throw ControlError.timedOut(seconds: Int(wait.count / 1_000)) }
            var poller = pollfd(fd: descriptor, events: events, revents: 0)
            let milliseconds = left.components.seconds * 1_000 + left.components.attoseconds / 1_000_000_000_000_000
            let found = poll(&poller, 1, Int32(clamping: milliseconds + 1))
            if found > 0 { return }
            if found < 0, errno != EINTR { throw ControlSocketPath.failure("waiting for", path.path) }
        }
    }
}
