public import CareRecords

/// A row of the records with what it can be traced to.
public struct StoredRecord: Sendable, Equatable {
    /// Its values.
    public let row: RecordRow
    /// Number of the ledger's entry that wrote it last.
    public let entry: Int64
}
