public import CareCore
public import CareRecords

/// One entry of the ledger of the records.
public struct LedgerEntryRecord: Sendable, Equatable {
    /// Its number, from 1 without gaps.
    public let number: Int64
    /// Gateway time.
    public let at: Timestamp
    /// Who entered it.
    public let by: String
    /// Name of the form.
    public let form: String
    /// What it is about.
    public let subject: String
    /// What the form said; `nil` when it was read without the key or has been erased.
    public let fields: [RecordSubmission.Field]?
    /// Its hash, 64 hexadecimal digits: what an anchor names.
    public let hash: String
    /// Keys of the rows at which somebody looked, for a look that a page of the ledger shows; those alone that lie in
    /// the scope of who reads the page.
    public var lookedAt: [String] = []
}
