import Glibc
import Synchronization

/// Where and when the probe kills itself, counted over turns that carried messages.
final class KillPlan: Sendable {
    enum Point: String, CaseIterable {
        /// Messages were read and nothing is committed.
        case afterRead = "after-read"
        /// The transaction is on disk and no PUBACK has left.
        case afterCommit = "after-commit"
        /// PUBACKs have left and nothing is published.
        case afterAcknowledge = "after-acknowledge"
    }

    private let point: Point?
    private let turns: Int
    private let seen = Atomic(0)

    /// Kills in the turn of that number, from 1; no point means never.
    init(point: Point?, turns: Int) {
        self.point = point
        self.turns = turns
    }

    func reach(_ point: Point) {
        guard point == self.point else { return }
        if seen.add(1, ordering: .relaxed).newValue == turns { kill(getpid(), SIGKILL) }
    }
}
