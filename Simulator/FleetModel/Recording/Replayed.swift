import SimKit

/// A recorded message in the run that plays it again.
struct Replayed: Sendable {
    /// Its number in this run.
    let number: Int
    /// What the recording says of it.
    let entry: LedgerEntry
    /// Whether its answer was waited for.
    var isAwaited = false
}
