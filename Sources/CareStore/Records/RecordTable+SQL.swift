internal import CareRecords
internal import Foundation
internal import GRDB

extension RecordTable {
    /// The column that says which entry of the ledger wrote the row last.
    static let entryColumn = "ledgerEntry"

    /// The column with the hash by which a sealed column is looked up.
    static func lookupColumn(_ column: RecordColumn) -> String { column.name + "Index" }

    /// Names of all columns in the database.
    var storedColumns: [String] {
        columns.flatMap { column in column.isLookedUp ? [column.name, Self.lookupColumn(column)] : [column.name] }
            + [Self.entryColumn]
    }

    /// `SELECT` of the values, in the order of `columns`, and the ledger's entry.
    var selection: String {
        "SELECT " + (columns.map { "\"\($0.name)\"" } + [Self.entryColumn]).joined(separator: ", ") + " FROM \(name)"
    }

    /// The order of the key.
    var keyOrder: String { " ORDER BY " + key.map { "\"\($0.name)\"" }.joined(separator: ", ") }

    /// Puts a row in the place of the one with its key.
    var upsert: String {
        let names = storedColumns.map { "\"\($0)\"" }
        let keys = key.map { "\"\($0.name)\"" }
        let changes = names.filter { !keys.contains($0) }.map { "\($0) = excluded.\($0)" }
        return "INSERT INTO \(name) (\(names.joined(separator: ", "))) VALUES ("
            + names.map { _ in "?" }.joined(separator: ", ") + ") ON CONFLICT (\(keys.joined(separator: ", "))) "
            + "DO UPDATE SET \(changes.joined(separator: ", "))"
    }

    /// Where a sealed value of a row lies, as the seal binds it.
    func place(_ column: RecordColumn, of row: RecordRow) -> String { place(column, keyText(of: row)) }

    /// The same, of a row whose `keyText` is known.
    func place(_ column: RecordColumn, _ keyText: String) -> String { "\(name).\(column.name) of \(keyText)" }

    /// The key of a row as it stands in the place of each of its sealed values.
    func keyText(of row: RecordRow) -> String {
        key.map { column in column.text(row[name: column.name]) ?? "" }.joined(separator: " ")
    }
}

extension RecordColumn {
    /// Whether a hash lies beside the sealed value.
    var isLookedUp: Bool { privacy.isSealed && isIndexed }
}
