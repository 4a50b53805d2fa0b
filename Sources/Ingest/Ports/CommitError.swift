/// Why a transaction was not reported as durable. Either nothing of it was kept, or all of it and only the answer was
/// lost: who must know reads the store back.
public enum CommitError: Error, Sendable, Equatable {
    /// The disk or the configured size is full.
    case full(String)
    /// Reading or writing failed.
    case inputOutput(String)
    /// The database refused a row: a mistake of the programmer or a damaged file.
    case refused(String)

    /// What an operator reads.
    public var text: String {
        switch self {
        case .full(let text), .inputOutput(let text), .refused(let text): text
        }
    }
}
