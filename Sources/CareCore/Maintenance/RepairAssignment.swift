/// Who is to mend a problem, and until when.
public struct RepairAssignment: Sendable, Equatable {
    /// Gateway time.
    public let at: Timestamp
    /// Who says so.
    public let by: String
    /// The technician.
    public let to: String
    /// Until when.
    public let due: Timestamp

    /// Makes an assignment.
    public init(at: Timestamp, by: String, to: String, due: Timestamp) {
        self.at = at
        self.by = by
        self.to = to
        self.due = due
    }
}
