import Synchronization

/// What a provider was asked, and what it does next.
final class ProviderRecord: Sendable {
    private struct State {
        var script: [Script]
        var seen: [SeenRequest] = []
    }

    private let state: Mutex<State>

    init(_ script: [Script]) { state = Mutex(State(script: script)) }

    var seen: [SeenRequest] { state.withLock { $0.seen } }

    func take(_ request: SeenRequest) -> Script {
        state.withLock { state in
            state.seen.append(request)
            return state.script.count > 1 ? state.script.removeFirst() : state.script[0]
        }
    }
}
