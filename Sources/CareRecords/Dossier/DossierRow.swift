/// A row of the records in a dossier, with what it can be traced to.
public struct DossierRow: Sendable, Equatable {
    /// Its values.
    public let row: RecordRow
    /// Number of the ledger's entry that wrote it last.
    public let entry: Int64
    /// Words that are read in place of a column's value, by the column's name: where the value is another home's.
    let standIns: [String: String]

    /// Makes a row.
    public init(_ row: RecordRow, entry: Int64) { self.init(row, entry: entry, standIns: [:]) }

    init(_ row: RecordRow, entry: Int64, standIns: [String: String]) {
        self.row = row
        self.entry = entry
        self.standIns = standIns
    }
}
