internal import CareRecords
internal import GRDB

/// The records as a connection sees them, its own uncommitted ones included.
struct SQLiteBook: RecordBook {
    let db: Database
    let seal: RecordSeal
    /// Where rows must lie to be seen.
    var scope = AccessScope.everything

    var gateway: (any GatewayBook)? { SQLiteGatewayBook(db: db) }

    func row(_ table: RecordTable, key: [StoredValue]) throws -> RecordRow? {
        let conditions = table.key.map { "\"\($0.name)\" = ?" }.joined(separator: " AND ")
        let statement = try db.cachedStatement(sql: "\(table.selection) WHERE \(conditions)\(narrowing(table))")
        let arguments = StatementArguments(key.map(\.databaseValue)) + narrowed
        return try Row.fetchOne(statement, arguments: arguments).map { try RecordRow($0, of: table, seal: seal) }
    }

    func rows(_ table: RecordTable, where conditions: [RecordCondition]) throws -> [RecordRow] {
        try entries(table, where: conditions).map(\.row)
    }

    /// The rows with the numbers of the ledger's entries that wrote them last.
    func entries(_ table: RecordTable, where conditions: [RecordCondition]) throws -> [(row: RecordRow, entry: Int64)] {
        var terms: [String] = []
        var arguments: [DatabaseValue] = []
        for condition in conditions {
            let (term, value) = try term(condition, table)
            terms.append(term)
            arguments.append(value)
        }
        let filter = " WHERE " + (terms.isEmpty ? "true" : terms.joined(separator: " AND ")) + narrowing(table)
        let statement = try db.cachedStatement(sql: table.selection + filter + table.keyOrder)
        return try Row.fetchAll(statement, arguments: StatementArguments(arguments) + narrowed).map {
            (try RecordRow($0, of: table, seal: seal), $0[table.columns.count])
        }
    }

    /// Nothing for the line, which sees everything.
    private func narrowing(_ table: RecordTable) -> String {
        scope == .everything ? "" : " AND " + ScopeFilter.records(table)
    }

    private var narrowed: StatementArguments { scope == .everything ? [] : ScopeFilter(scope).arguments }

    func has(_ table: String, key: StoredValue) throws -> Bool {
        let sql: String
        switch table {
        case "bed", "device", "household": sql = "SELECT 1 FROM \(table) WHERE identity = ?"
        default:
            guard let found = RecordForms.tables.first(where: { $0.name == table }), let column = found.key.first else {
                throw StoreError(.damaged, "a form refers to the table \(table), which there is not")
            }
            sql = "SELECT 1 FROM \(table) WHERE \"\(column.name)\" = ? LIMIT 1"
        }
        return try Row.fetchOne(try db.cachedStatement(sql: sql), arguments: [key.databaseValue]) != nil
    }

    func term(_ condition: RecordCondition, _ table: RecordTable) throws -> (String, DatabaseValue) {
        guard let column = table.column(condition.name) else {
            throw StoreError(.damaged, "a form asks for \(table.name).\(condition.name), which there is not")
        }
        if column.privacy.isSealed {
            guard column.isIndexed, condition.comparison == .equal else {
                throw StoreError(.damaged, "a form compares \(table.name).\(column.name), which is sealed")
            }
            let lookup = seal.lookup(condition.value, column: "\(table.name).\(column.name)")
            return ("\"\(RecordTable.lookupColumn(column))\" = ?", lookup?.databaseValue ?? .null)
        }
        let sign =
            switch condition.comparison {
            case .equal: "="
            case .atLeast: ">="
            case .below: "<"
            case .differs: "<>"
            }
        return ("\"\(column.name)\" \(sign) ?", condition.value.databaseValue)
    }
}
