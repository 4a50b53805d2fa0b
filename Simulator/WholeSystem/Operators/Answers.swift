import CareCore
import Synchronization

/// Answers to commands on their way from the gateway's turn to who asked.
final class Answers: Sendable {
    private let list = Mutex<[(ticket: Int, outcome: CommandOutcome)]>([])

    /// A reply for the command of that ticket.
    func reply(_ ticket: Int) -> @Sendable (CommandOutcome) -> Void {
        { outcome in self.list.withLock { $0.append((ticket, outcome)) } }
    }

    /// Takes what has come.
    func take() -> [(ticket: Int, outcome: CommandOutcome)] {
        list.withLock { answers in
            defer { answers = [] }
            return answers
        }
    }
}
