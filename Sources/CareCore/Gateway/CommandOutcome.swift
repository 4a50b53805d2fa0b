/// The answer to a command, given once its transaction is on disk.
public enum CommandOutcome: Sendable, Equatable {
    /// Done. `text` says what changed.
    case done(String)
    /// Refused, nothing changed. Each text names what, expected, found.
    case refused([String])

    /// What a dry run is told where the command itself would be told `answer`.
    public static func dryRun(_ answer: String) -> String { "dry run, nothing is kept: \(answer)" }
}
