public import CareCore
public import Ingest
import Synchronization

/// Commands of people on their way to the thread that owns the line, in the order in which they were posted.
///
/// Any thread posts; only the line's thread drains. A command's reply is called once: after its commit, or with the
/// refusal that closed the queue.
public final class CommandQueue: Sendable {
    /// What became of a posted command.
    public enum Posting: Sendable, Equatable {
        /// It waits for its turn; the reply will come.
        case taken
        /// `limit` commands wait already; the reply will not come.
        case full
        /// The gateway is stopping; the reply will not come.
        case closed
    }

    private struct State {
        var waiting: [PendingCommand] = []
        var isClosed = false
    }

    private let state = Mutex(State())
    private let limit: Int
    private let wake: @Sendable () -> Void

    /// Makes an empty queue.
    /// - Parameters:
    ///   - limit: Commands that may wait.
    ///   - wake: Makes the line's thread look; called on the poster's thread, outside the lock.
    public init(limit: Int = Limits.commandQueue, wake: @escaping @Sendable () -> Void) {
        self.limit = limit
        self.wake = wake
    }

    /// Adds a request and wakes the line.
    public func post(_ pending: PendingCommand) -> Posting {
        let posting = state.withLock { state -> Posting in
            if state.isClosed { return .closed }
            if state.waiting.count >= limit { return .full }
            state.waiting.append(pending)
            return .taken
        }
        if posting == .taken { wake() }
        return posting
    }

    /// Adds a request, as `post(_:)` does.
    public func post(_ request: LineRequest, reply: @escaping @Sendable (CommandOutcome) -> Void) -> Posting {
        post(PendingCommand(request, reply: reply))
    }

    /// Adds a command, as `post(_:)` does.
    public func post(_ command: Command, reply: @escaping @Sendable (CommandOutcome) -> Void) -> Posting {
        post(.command(command), reply: reply)
    }

    /// Takes everything that waits, oldest first.
    public func drain() -> [PendingCommand] {
        state.withLock { state in
            // The usual turn finds nothing: no allocation then.
            if state.waiting.isEmpty { return [] }
            return exchange(&state.waiting, with: [])
        }
    }

    /// Takes no more commands and refuses those that wait.
    public func close() {
        let left = state.withLock { state in
            state.isClosed = true
            return exchange(&state.waiting, with: [])
        }
        for pending in left { pending.reply(.refused(["the gateway is stopping; nothing was changed"])) }
    }
}

private func exchange<Value>(_ value: inout Value, with new: Value) -> Value {
    let old = value
    value = new
    return old
}
