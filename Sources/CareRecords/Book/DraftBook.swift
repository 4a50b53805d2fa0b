/// The records as a request would leave them: rows that nothing has written yet lie over those of another book.
///
/// Used on one thread.
public final class DraftBook: RecordBook {
    private let base: any RecordBook
    private var shelves: [String: DraftShelf] = [:]

    /// Makes a book without rows of its own over `base`.
    public init(over base: any RecordBook) { self.base = base }

    /// See `RecordBook`.
    public var gateway: (any GatewayBook)? { base.gateway }

    /// Shows a row from now on.
    public func keep(_ put: RecordPut) { shelves[put.table.name, default: DraftShelf()].keep(put) }

    /// See `RecordBook`.
    public func row(_ table: RecordTable, key: [StoredValue]) throws -> RecordRow? {
        try shelves[table.name]?.row(key) ?? base.row(table, key: key)
    }

    /// See `RecordBook`.
    public func rows(_ table: RecordTable, where conditions: [RecordCondition]) throws -> [RecordRow] {
        laid(over: try base.rows(table, where: conditions), table, conditions)
    }

    /// See `RecordBook`.
    public func openRows(_ table: RecordTable, where conditions: [RecordCondition]) throws -> [RecordRow] {
        laid(over: try base.openRows(table, where: conditions), table, conditions)
    }

    /// The rows of the book below with those of its own over them, in order of the key.
    private func laid(
        over written: [RecordRow], _ table: RecordTable, _ conditions: [RecordCondition]
    ) -> [RecordRow] {
        guard let own = shelves[table.name]?.rows(where: conditions) else { return written }
        func key(_ row: RecordRow) -> [StoredValue] { table.key.map { row[name: $0.name] } }
        let rest = written.filter { shelves[table.name]?.row(key($0)) == nil }
        if own.isEmpty { return rest }
        return (rest + own).map { (key: key($0), row: $0) }
            .sorted { $0.key.lexicographicallyPrecedes($1.key, by: StoredValue.precedes) }.map(\.row)
    }

    /// See `RecordBook`.
    public func has(_ table: String, key: StoredValue) throws -> Bool {
        try shelves[table]?.row([key]) != nil || base.has(table, key: key)
    }

    /// See `RecordBook`. Rows of its own stand in no ledger yet.
    public func author(of table: RecordTable, key: [StoredValue]) throws -> String? {
        guard shelves[table.name]?.row(key) == nil else { return nil }
        return try base.author(of: table, key: key)
    }
}

extension StoredValue {
    /// The order of keys in the database: nothing, numbers, texts by their bytes.
    fileprivate static func precedes(_ left: StoredValue, _ right: StoredValue) -> Bool {
        switch (left, right) {
        case (.integer(let left), .integer(let right)): left < right
        case (.text(let left), .text(let right)): left.utf8.lexicographicallyPrecedes(right.utf8)
        case (.none, .integer), (.none, .text), (.integer, .text): true
        default: false
        }
    }
}
