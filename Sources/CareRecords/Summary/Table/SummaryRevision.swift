public import CareCore

/// That a month of a county was frozen.
public struct SummaryRevision: Sendable, Equatable {
    /// 1 for the one that the gateway made by itself; higher ones were asked for.
    public let number: Int64
    /// When it was made.
    public let at: Timestamp
    /// Who asked for it; `nil` for the first.
    public let by: String?
    /// Why; `nil` for the first.
    public let reason: String?
    /// SHA-256 of what was frozen, hexadecimal.
    public let digest: String
    /// The ledger as it stood then.
    public let anchor: LedgerAnchor

    /// Makes a revision.
    public init(number: Int64, at: Timestamp, by: String?, reason: String?, digest: String, anchor: LedgerAnchor) {
        self.number = number
        self.at = at
        self.by = by
        self.reason = reason
        self.digest = digest
        self.anchor = anchor
    }
}
