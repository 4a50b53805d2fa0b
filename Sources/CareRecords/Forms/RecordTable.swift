internal import CareCore

/// A table of records: one row a key, the newest entry counts; the ledger keeps the earlier ones.
public struct RecordTable: Sendable {
    /// Its name in the database: `careVisit`.
    public let name: String
    /// Its columns, those of the key first.
    public let columns: [RecordColumn]
    /// How many of the first columns are the key.
    public let keyLength: Int

    /// The names of `columns`.
    public let names: [String]
    private let places: [String: Int]

    /// Makes a table.
    public init(_ name: String, key: [RecordColumn], _ others: [RecordColumn]) {
        self.name = name
        columns = key + others
        keyLength = key.count
        let names = columns.map(\.name)
        self.names = names
        places = Dictionary(zip(names, names.indices), uniquingKeysWith: { first, _ in first })
        invariant(places.count == names.count, "table \(name) has a column twice: \(names)")
        invariant(key.allSatisfy { $0.isRequired && !$0.privacy.isSealed }, "the key of \(name) is open and whole")
    }

    /// The columns that tell its rows apart.
    public var key: ArraySlice<RecordColumn> { columns.prefix(keyLength) }

    /// The key of a row as one text, its columns with blanks between: so looks and sealed values name it.
    public func keyText(of row: RecordRow) -> String {
        key.map { column in column.text(row[name: column.name]) ?? "" }.joined(separator: " ")
    }

    /// The column that says when a row was, where nobody names another: the first required day or moment, or else the
    /// first that may stay empty; `nil` where a table has none.
    public var dayColumn: RecordColumn? {
        let times = columns.filter { $0.shape == .day || $0.shape == .moment }
        return times.first(where: \.isRequired) ?? times.first
    }

    /// The column of that name.
    public func column(_ name: String) -> RecordColumn? { places[name].map { columns[$0] } }
}
