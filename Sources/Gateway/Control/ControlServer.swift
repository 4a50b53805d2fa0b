public import CareCore
import Dispatch
import Foundation
public import Ingest
import Synchronization

/// Listens on the control socket of a database and hands commands to the line.
///
/// One thread of its own serves all clients with poll(2); nothing here blocks the line or the pool of tasks. Start it
/// only while the daemon's lock is held: whoever holds the lock owns the socket file.
public final class ControlServer: Sendable {
    /// Takes a command and calls the reply once its transaction is on disk, on whatever thread; returns `false` when
    /// it took nothing, with the reply left uncalled.
    public typealias Handler = @Sendable (LineRequest, _ reply: @escaping @Sendable (CommandOutcome) -> Void) -> Bool

    /// Takes the next connection that waits at a listening socket, as accept(2) does: a descriptor, or -1 and `errno`.
    typealias Accepting = @Sendable (_ listener: Int32) -> Int32

    private struct Shared {
        var answers: [(connection: UInt64, answer: ControlAnswer)] = []
        var isStopping = false
    }

    private let path: ControlSocketPath
    private let handler: Handler
    private let accepting: Accepting
    private let listener: Int32
    private let wakeRead: Int32
    private let wakeWrite: Int32
    private let shared = Mutex(Shared())
    /// Signalled when the thread has ended.
    private let ended = DispatchSemaphore(value: 0)

    /// Opens the socket, owner only, and starts to serve.
    /// - Throws: `ControlError` when another gateway listens there or the system refuses.
    public convenience init(path: ControlSocketPath, handler: @escaping Handler) throws {
        try self.init(path: path, accepting: { Foundation.accept($0, nil, nil) }, handler: handler)
    }

    /// Serves as the public initializer does; tests put a system without descriptors in the place of accept(2).
    init(path: ControlSocketPath, accepting: @escaping Accepting, handler: @escaping Handler) throws {
        self.path = path
        self.handler = handler
        self.accepting = accepting
        listener = try ControlListener.open(path)
        var ends: [Int32] = [0, 0]
        guard pipe(&ends) == 0, ends.allSatisfy(ControlListener.makeNonBlocking) else {
            let failure = ControlSocketPath.failure("making a pipe", path.path)
            close(listener)
            throw failure
        }
        (wakeRead, wakeWrite) = (ends[0], ends[1])
        let thread = Thread { [self] in serve() }
        thread.name = "control"
        thread.start()
    }

    /// Serves commands through a queue.
    public convenience init(path: ControlSocketPath, queue: CommandQueue) throws {
        try self.init(path: path) { request, reply in queue.post(request, reply: reply) == .taken }
    }

    deinit {
        close(wakeRead)
        close(wakeWrite)
    }

    /// Takes no more clients, sends the answers that are ready, removes the socket file. Returns when the thread has
    /// ended; call it after the queue is closed, so that every command has its answer.
    public func stop() {
        shared.withLock { $0.isStopping = true }
        wake()
        ended.wait()
        ended.signal()
    }

    private func wake() {
        var byte: UInt8 = 1
        _ = Foundation.write(wakeWrite, &byte, 1)
    }

    private func answer(_ connection: UInt64, _ answer: ControlAnswer) {
        shared.withLock { $0.answers.append((connection, answer)) }
        wake()
    }

    private func serve() {
        var connections: [ControlConnection] = []
        var sequence: UInt64 = 0
        var mayAccept = true
        while true {
            let isStopping = shared.withLock { $0.isStopping }
            deliverAnswers(to: connections)
            connections.removeAll { $0.isOver }
            if isStopping { break }
            var descriptors = [pollfd(fd: wakeRead, events: Int16(POLLIN), revents: 0)]
            // poll(2) passes a negative descriptor over.
            descriptors.append(pollfd(fd: mayAccept ? listener : -1, events: Int16(POLLIN), revents: 0))
            descriptors += connections.map { pollfd(fd: $0.descriptor, events: $0.events, revents: 0) }
            let patience = mayAccept ? -1 : Int32(ControlLimits.acceptPause.count)
            mayAccept = true
            guard poll(&descriptors, nfds_t(descriptors.count), patience) > 0 else { continue }
            if descriptors[0].revents != 0 { drainWakes() }
            for (index, connection) in connections.enumerated() where descriptors[index + 2].revents != 0 {
                sequence += 1
                connection.lastSeen = sequence
                serve(connection, descriptors[index + 2].revents)
            }
            connections.removeAll { $0.isOver }
            if descriptors[1].revents != 0 { mayAccept = accept(into: &connections, sequence: &sequence) }
        }
        close(listener)
        try? path.remove()
        ended.signal()
    }

    private func drainWakes() {
        var bytes = [UInt8](repeating: 0, count: 256)
        while Foundation.read(wakeRead, &bytes, bytes.count) > 0 {}
    }

    private func serve(_ connection: ControlConnection, _ events: Int16) {
        if events & Int16(POLLOUT) != 0 { connection.write() }
        if events & Int16(POLLIN) != 0 { connection.read() }
        // A client that has gone while its command is on the way: the command counts, the answer has no address.
        if events & Int16(POLLERR | POLLHUP | POLLNVAL) != 0, events & Int16(POLLIN) == 0 { connection.endNow() }
        takeRequests(of: connection)
    }

    private func takeRequests(of connection: ControlConnection) {
        while !connection.isWaiting, !connection.endsAfterWriting, let line = connection.takeLine() {
            do {
                let request = try ControlText.value(ControlRequest.self, in: line)
                connection.isWaiting = true
                let number = connection.number
                let isTaken = handler(request.request) { [self] in answer(number, .outcome($0)) }
                if !isTaken {
                    let words = "busy: \(Limits.commandQueue) commands wait, or the gateway is stopping; try again"
                    send(.error(words), to: connection)
                }
            } catch {
                send(.error(ControlText.words(for: error)), to: connection)
            }
        }
        if !connection.isWaiting, !connection.endsAfterWriting, connection.isTooLong {
            connection.discard()
            connection.endsAfterWriting = true
            send(.error("a request has at most \(ControlLimits.requestBytes) bytes; split it"), to: connection)
        }
    }

    private func deliverAnswers(to connections: [ControlConnection]) {
        let answers = shared.withLock { shared in
            let answers = shared.answers
            shared.answers = []
            return answers
        }
        for (number, answer) in answers {
            guard let connection = connections.first(where: { $0.number == number }) else { continue }
            send(answer, to: connection)
            // The next request may have come with the first.
            takeRequests(of: connection)
        }
    }

    private func send(_ answer: ControlAnswer, to connection: ControlConnection) {
        connection.isWaiting = false
        do {
            connection.send(try ControlText.line(of: answer))
        } catch {
            connection.endNow()
        }
    }

    /// Takes all who wait.
    /// - Returns: Whether to look for more at once. Not where the system has no descriptor or memory to give: who waits
    ///   then waits on, and poll(2) would tell of it without end.
    private func accept(into connections: inout [ControlConnection], sequence: inout UInt64) -> Bool {
        while true {
            let descriptor = accepting(listener)
            guard descriptor >= 0 else { return [EAGAIN, EINTR, ECONNABORTED].contains(errno) }
            guard ControlListener.makeNonBlocking(descriptor) else {
                close(descriptor)
                continue
            }
            sequence += 1
            let connection = ControlConnection(number: sequence, descriptor: descriptor)
            if connections.count >= ControlLimits.clients {
                let silent = connections.indices.filter { !connections[$0].isWaiting }
                guard let oldest = silent.min(by: { connections[$0].lastSeen < connections[$1].lastSeen }) else {
                    send(.error("busy: \(ControlLimits.clients) clients wait for answers; try again"), to: connection)
                    continue
                }
                connections.remove(at: oldest)
            }
            connections.append(connection)
        }
    }
}
