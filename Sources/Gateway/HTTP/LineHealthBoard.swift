import CareCore
import CareHTTP
import CareStore
import Ingest
import Synchronization

/// What the line's thread last told about itself; any thread reads it.
final class LineHealthBoard: Sendable {
    private struct State {
        var subscribed: Set<Lane> = []
        var committedAt: Timestamp?
        var disk = DiskState.ok
    }

    private let state = Mutex(State())

    /// How the line is.
    var health: LineHealth {
        state.withLock { state in
            LineHealth(
                isConnected: state.subscribed.count == Lane.allCases.count, committedAt: state.committedAt,
                disk: state.disk)
        }
    }

    /// Takes in a turn.
    func note(_ report: TurnReport, at now: Timestamp, disk: DiskState) {
        state.withLock { state in
            for change in report.changes {
                switch change {
                case .subscribed(let lane): state.subscribed.insert(lane)
                case .disconnected(let lane, _), .unreachable(let lane, _): state.subscribed.remove(lane)
                case .connected, .refused: break
                }
            }
            if report.hasCommitted { state.committedAt = now }
            state.disk = disk
        }
    }
}
