/// What came of beginning a transaction with a draft.
public enum DraftOutcome: Sendable, Equatable {
    /// Its rows are written and the transaction is open: the turn's commit ends it.
    case begun
    /// All its rows could be written; nothing is kept, because it is a dry run.
    case tried
    /// Other records were entered since it was judged; nothing is kept.
    case stale
    /// Something urgent has come; nothing is kept.
    case interrupted
    /// The database refuses a row; nothing is kept. Each text says what, expected, found.
    case refused([String])
}
