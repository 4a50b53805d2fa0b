/// The name under a mended and accepted problem.
public struct RepairSignature: Sendable, Equatable {
    /// Gateway time.
    public let at: Timestamp
    /// Who signs; another person than who mended.
    public let by: String
    /// What is said beside it; may be empty.
    public let note: String

    /// Makes a signature.
    public init(at: Timestamp, by: String, note: String) {
        self.at = at
        self.by = by
        self.note = note
    }
}
