/// A book that reads each table once, for folds that look up a row for each of many.
final class LoadedBook: RecordBook {
    private let book: any RecordBook
    private var tables: [String: [[StoredValue]: RecordRow]] = [:]

    init(_ book: any RecordBook) { self.book = book }

    func row(_ table: RecordTable, key: [StoredValue]) throws -> RecordRow? {
        if let loaded = tables[table.name] { return loaded[key] }
        var loaded: [[StoredValue]: RecordRow] = [:]
        for row in try book.rows(table, where: []) { loaded[RecordPut(table, row).key] = row }
        tables[table.name] = loaded
        return loaded[key]
    }

    func rows(_ table: RecordTable, where conditions: [RecordCondition]) throws -> [RecordRow] {
        try book.rows(table, where: conditions)
    }

    func has(_ table: String, key: StoredValue) throws -> Bool { try book.has(table, key: key) }

    func author(of table: RecordTable, key: [StoredValue]) throws -> String? { try book.author(of: table, key: key) }
}
