import NIOCore
import Synchronization

/// The connections that go through a cable, and whether anything comes through.
final class CableEnds: Sendable {
    private struct State {
        var isPulled = false
        var ends: [ObjectIdentifier: any Channel] = [:]
    }

    private let state = Mutex(State())

    /// Whether nothing comes through.
    var isPulled: Bool { state.withLock { $0.isPulled } }

    func pull() { state.withLock { $0.isPulled = true } }

    /// Ends all connections; new ones come through.
    func cut() {
        let ends = state.withLock { state in
            state.isPulled = false
            defer { state.ends = [:] }
            return state.ends
        }
        for end in ends.values { end.close(promise: nil) }
    }

    /// Hands what one side receives to the other.
    func join(_ near: any Channel, _ far: any Channel) throws {
        state.withLock { state in
            for end in [near, far] { state.ends[ObjectIdentifier(end)] = end }
        }
        for (from, to) in [(near, far), (far, near)] {
            try from.pipeline.syncOperations.addHandler(CableEnd(to: to, of: self))
            from.setOption(.autoRead, value: true).whenFailure { _ in from.close(promise: nil) }
        }
    }
}
