/// One field of one rule that somebody set, or set back, for some beds: a row of the overrides' history.
public struct OverrideRow: Sendable, Equatable {
    /// Whose beds it is for.
    public let scope: OverrideScope
    /// The rule's identity.
    public let rule: String
    /// What it changes.
    public let field: OverrideField
    /// The value; `nil` where it was set back to what is less specific.
    public let value: OverrideValue?
    /// Gateway time.
    public let at: Timestamp
    /// Who did it.
    public let by: String
    /// Why.
    public let reason: String
    /// When it ends by itself; `nil` for not before somebody sets it back or the service at the bed ends.
    public let until: Timestamp?

    /// Makes a row.
    public init(
        scope: OverrideScope, rule: String, field: OverrideField, value: OverrideValue?, at: Timestamp, by: String,
        reason: String, until: Timestamp? = nil
    ) {
        self.scope = scope
        self.rule = rule
        self.field = field
        self.value = value
        self.at = at
        self.by = by
        self.reason = reason
        self.until = until
    }
}
