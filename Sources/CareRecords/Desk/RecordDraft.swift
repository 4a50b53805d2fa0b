/// A long request that was judged beside the line, with its rows as they will lie in the database.
public struct RecordDraft: Sendable {
    /// What came of the forms, as if they were kept; of a dry run too.
    public let decision: RecordDecision
    /// Whether nothing is to be kept.
    public let isDryRun: Bool
    /// Number of the newest entry of the ledger that the judge saw. The draft holds for as long as that is the newest.
    public let after: Int64
    /// What the changes come to, in order.
    public let rows: [LaidRow]

    /// Makes a draft.
    public init(_ decision: RecordDecision, isDryRun: Bool, after: Int64, rows: [LaidRow]) {
        self.decision = decision
        self.isDryRun = isDryRun
        self.after = after
        self.rows = rows
    }

    /// A draft of which nothing can be kept.
    public static func refused(_ reasons: [String]) -> RecordDraft {
        RecordDraft(.refused(reasons), isDryRun: false, after: 0, rows: [])
    }
}
