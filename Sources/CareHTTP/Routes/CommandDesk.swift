internal import CareCore
public import Ingest

/// The way of a command from a request to the line and of its outcome back, once it is on disk.
public struct CommandDesk: Sendable {
    /// Posts a request; the reply is called once, on any thread. `false` when nothing was taken and no reply will come.
    public typealias Post = @Sendable (PendingCommand) -> Bool

    private let post: Post

    /// Wraps the queue of the line.
    public init(post: @escaping Post) { self.post = post }

    /// Has a request carried out.
    /// - Returns: What became of it, after its commit.
    /// - Throws: `Problem` of kind `unavailable` when the line takes nothing.
    func carryOut(_ request: LineRequest, mark: RequestMark? = nil) async throws -> CommandOutcome {
        try await withCheckedThrowingContinuation { continuation in
            let pending = PendingCommand(request, mark: mark) { continuation.resume(returning: $0) }
            if !post(pending) {
                var problem = Problem(.unavailable, "the gateway is busy or stopping; try again")
                problem.retryAfter = 1
                continuation.resume(throwing: problem)
            }
        }
    }
}
