public import CareCore

/// A request on the line, with where its answer goes once the transaction is on disk.
public struct PendingCommand: Sendable {
    /// What is asked.
    public let request: LineRequest
    /// Called exactly once, on the line's thread; must not block.
    public let reply: @Sendable (CommandOutcome) -> Void

    /// Makes a pending request.
    public init(_ request: LineRequest, reply: @escaping @Sendable (CommandOutcome) -> Void) {
        self.request = request
        self.reply = reply
    }

    /// Makes a pending command.
    public init(command: Command, reply: @escaping @Sendable (CommandOutcome) -> Void) {
        self.init(.command(command), reply: reply)
    }
}
