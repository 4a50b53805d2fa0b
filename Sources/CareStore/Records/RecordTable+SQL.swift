internal import CareRecords
internal import Foundation
internal import GRDB

extension RecordTable {
    /// The column that says which entry of the ledger wrote the row last.
    static let entryColumn = "ledgerEntry"

    /// The column with the hash by which a sealed column is looked up.
    static func lookupColumn(_ column: RecordColumn) -> String { column.name + "Index" }

    /// Its statements.
    var statements: RecordStatements { RecordStatements.of(self) }

    /// The rows that the selection with `rest` behind it finds, each with the number of the ledger's entry that wrote
    /// it last; without a seal without what is sealed.
    func rows(
        _ db: Database, _ rest: String, _ arguments: [DatabaseValue], named: StatementArguments = [], seal: RecordSeal?
    ) throws -> [(row: RecordRow, entry: Int64)] {
        let statements = statements
        let statement = try HotStatement(db, cached: statements.selection + rest, arguments, named: named)
        var found: [(row: RecordRow, entry: Int64)] = []
        try statement.forEachRow { row in
            let record = try RecordRow(row, of: self, statements, seal: seal)
            found.append((record, row.integer(Int32(names.count))))
            return true
        }
        return found
    }

    /// Where a sealed value of a row lies, as the seal binds it.
    func place(_ column: RecordColumn, of row: RecordRow) -> String { place(column, keyText(of: row)) }

    /// The same, of a row whose `keyText` is known.
    func place(_ column: RecordColumn, _ keyText: String) -> String { "\(name).\(column.name) of \(keyText)" }
}

extension RecordColumn {
    /// Whether a hash lies beside the sealed value.
    var isLookedUp: Bool { privacy.isSealed && isIndexed }
}
