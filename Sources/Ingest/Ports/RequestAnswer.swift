public import CareCore

/// The answer to a marked request, written with what it changed: whoever sends the request again gets it again.
public struct RequestAnswer: Sendable, Equatable {
    /// Which request.
    public let mark: RequestMark
    /// What became of it.
    public let outcome: CommandOutcome
    /// Gateway time of its turn.
    public let at: Timestamp

    /// Makes an answer.
    public init(_ mark: RequestMark, _ outcome: CommandOutcome, at: Timestamp) {
        self.mark = mark
        self.outcome = outcome
        self.at = at
    }
}
