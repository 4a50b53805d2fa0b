/// Which transactions of the probe fail.
enum CommitPlan: Sendable {
    /// None.
    case none
    /// Those of these numbers, from 1, counted over transactions that carry messages.
    case failing(Range<Int>)
    /// Whatever needs more pages than the database had when the file of that path appeared, while it is there.
    case full(file: String)
}
