public import CareCore

/// What comes of a request.
public enum RecordDecision: Sendable, Equatable {
    /// All forms hold: these are the changes, what the gateway's state must know of them, and what who asked is told.
    case accepted([RecordChange], consequences: [Command], answer: String)
    /// At least one does not; nothing is kept. Each text says what, expected, found.
    case refused([String])

    /// The same of a dry run: nothing is kept.
    public var tried: RecordDecision {
        switch self {
        case .accepted(_, _, let answer):
            .accepted([], consequences: [], answer: CommandOutcome.dryRun(answer))
        case .refused: self
        }
    }
}
