/// That a problem was mended.
public struct RepairMending: Sendable, Equatable {
    /// Gateway time of the report.
    public let at: Timestamp
    /// Who mended it.
    public let by: String
    /// What was done.
    public let work: RepairWork

    /// Makes a mending.
    public init(at: Timestamp, by: String, work: RepairWork) {
        self.at = at
        self.by = by
        self.work = work
    }
}
