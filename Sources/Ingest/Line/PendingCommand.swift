public import CareCore

/// A request on the line, with where its answer goes once the transaction is on disk.
public struct PendingCommand: Sendable {
    /// What is asked.
    public let request: LineRequest
    /// Under which its answer is kept; `nil` where nobody asks twice.
    public let mark: RequestMark?
    /// Called exactly once, on the line's thread; must not block.
    public let reply: @Sendable (CommandOutcome) -> Void

    /// Makes a pending request.
    public init(
        _ request: LineRequest, mark: RequestMark? = nil, reply: @escaping @Sendable (CommandOutcome) -> Void
    ) {
        self.request = request
        self.mark = mark
        self.reply = reply
    }

    /// Makes a pending command.
    public init(command: Command, reply: @escaping @Sendable (CommandOutcome) -> Void) {
        self.init(.command(command), reply: reply)
    }
}
