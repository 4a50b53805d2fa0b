/// How a transaction goes wrong.
enum CommitFault: Sendable, Equatable {
    /// It is refused before anything is written.
    case refused
    /// It is on disk, and the answer says that it is not.
    case answerLost
}
