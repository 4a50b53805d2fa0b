/// Something a person did, for the audit table.
public struct AuditRow: Sendable, Equatable {
    /// The time that counts.
    public let at: Timestamp
    /// Who did it.
    public let by: String
    /// The word of what was done: of a command its name, such as `acknowledge`, `order-report`; `rules` where values of
    /// rules are set or set back, `custody` and `end-service` where the books say so.
    public let action: String
    /// What it was done to.
    public let subject: String
    /// What exactly, in words.
    public let detail: String

    /// Makes a row.
    public init(at: Timestamp, by: String, action: String, subject: String, detail: String) {
        self.at = at
        self.by = by
        self.action = action
        self.subject = subject
        self.detail = detail
    }
}
