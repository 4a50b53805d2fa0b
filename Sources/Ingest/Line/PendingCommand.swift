public import CareCore

/// A command on the line, with where its answer goes once the transaction is on disk.
public struct PendingCommand: Sendable {
    /// What is asked.
    public let command: Command
    /// Called exactly once, on the line's thread; must not block.
    public let reply: @Sendable (CommandOutcome) -> Void

    /// Makes a pending command.
    public init(command: Command, reply: @escaping @Sendable (CommandOutcome) -> Void) {
        self.command = command
        self.reply = reply
    }
}
