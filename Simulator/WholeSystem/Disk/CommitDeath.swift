/// What the disk holds when the process dies in a transaction.
enum CommitDeath: Sendable, Equatable {
    /// Nothing of it.
    case before
    /// A piece of it: the log is cut at so many thousandths of what was added.
    case torn(thousandths: Int)
    /// All of it.
    case after
}
