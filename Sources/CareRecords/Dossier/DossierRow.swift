/// A row of the records in a dossier, with what it can be traced to.
public struct DossierRow: Sendable, Equatable {
    /// Its values.
    public let row: RecordRow
    /// Number of the ledger's entry that wrote it last.
    public let entry: Int64

    /// Makes a row.
    public init(_ row: RecordRow, entry: Int64) {
        self.row = row
        self.entry = entry
    }
}
