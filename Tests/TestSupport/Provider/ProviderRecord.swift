import Synchronization

/// What a provider was asked, and what it does next.
final class ProviderRecord: Sendable {
    private struct State {
        var script: [Script]
        var seen: [SeenRequest] = []
    }

    private let state: Mutex<State>
    /// One element at each request.
    let requests: AsyncStream<Void>
    private let request: AsyncStream<Void>.Continuation

    init(_ script: [Script]) {
        state = Mutex(State(script: script))
        (requests, request) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
    }

    var seen: [SeenRequest] { state.withLock { $0.seen } }

    func follow(_ script: [Script]) { state.withLock { $0.script = script } }

    func take(_ request: SeenRequest) -> Script {
        defer { self.request.yield() }
        return state.withLock { state in
            state.seen.append(request)
            return state.script.count > 1 ? state.script.removeFirst() : state.script[0]
        }
    }
}
