import CareCore
import Ingest
import Synchronization

/// What the line answered to commands.
final class Answer: Sendable {
    private let outcomes = Mutex<[CommandOutcome]>([])

    var all: [CommandOutcome] { outcomes.withLock { $0 } }

    func pending(_ command: Command) -> PendingCommand { pending(.command(command)) }

    func pending(_ request: LineRequest) -> PendingCommand {
        PendingCommand(request) { [self] outcome in outcomes.withLock { $0.append(outcome) } }
    }
}
