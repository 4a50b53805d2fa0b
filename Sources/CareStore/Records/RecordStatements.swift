internal import CareRecords

/// What SQL and the ledger need to know of a table of records, put together once: the texts took longer than the rows
/// that they find. Measured: `perf` on `homebed-simulate --programme --beds 100`.
final class RecordStatements: Sendable {
    /// Names of all columns in the database.
    let storedColumns: [String]
    /// `SELECT` of the values, in the order of `columns`, and the ledger's entry.
    let selection: String
    /// The condition that finds the row of a key.
    let isKey: String
    /// Finds out whether a key begins with a value.
    let begins: String
    /// The order of the key.
    let keyOrder: String
    /// Puts a row in the place of the one with its key.
    let upsert: String
    /// The hash of a row.
    let digest: RowDigest
    /// Positions of open and of sealed columns among the table's own.
    let open, sealed: [Int]

    private static let known: [String: RecordStatements] = Dictionary(
        uniqueKeysWithValues: RecordForms.tables.map { ($0.name, RecordStatements($0)) })

    /// Those of the table of that name; `nil` when there is none.
    static func named(_ table: String) -> RecordStatements? { known[table] }

    /// Those of a table.
    static func of(_ table: RecordTable) -> RecordStatements {
        known[table.name] ?? RecordStatements(table)
    }

    private init(_ table: RecordTable) {
        storedColumns =
            table.columns.flatMap { $0.isLookedUp ? [$0.name, RecordTable.lookupColumn($0)] : [$0.name] }
            + [RecordTable.entryColumn]
        let values = table.names.map { "\"\($0)\"" } + [RecordTable.entryColumn]
        selection = "SELECT \(values.joined(separator: ", ")) FROM \(table.name)"
        let keys = table.key.map { "\"\($0.name)\"" }
        isKey = keys.map { "\($0) = ?" }.joined(separator: " AND ")
        begins = "SELECT 1 FROM \(table.name) WHERE \(keys[0]) = ? LIMIT 1"
        keyOrder = " ORDER BY " + keys.joined(separator: ", ")
        let names = storedColumns.map { "\"\($0)\"" }
        let changes = names.filter { !keys.contains($0) }.map { "\($0) = excluded.\($0)" }
        upsert =
            "INSERT INTO \(table.name) (\(names.joined(separator: ", "))) VALUES ("
            + names.map { _ in "?" }.joined(separator: ", ") + ") ON CONFLICT (\(keys.joined(separator: ", "))) "
            + "DO UPDATE SET \(changes.joined(separator: ", "))"
        digest = RowDigest(columns: storedColumns)
        self.open = table.columns.indices.filter { !table.columns[$0].privacy.isSealed }
        self.sealed = table.columns.indices.filter { table.columns[$0].privacy.isSealed }
    }
}
