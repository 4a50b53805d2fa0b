internal import CareCore
internal import CareRecords
internal import GRDB

/// The records as a connection sees them, its own uncommitted ones included.
struct SQLiteBook: RecordBook {
    let db: Database
    let seal: RecordSeal
    /// Where rows must lie to be seen.
    var scope = AccessScope.everything
    /// The profiles in force, where forms are judged.
    var profiles: ProfileSet?

    var gateway: (any GatewayBook)? { SQLiteGatewayBook(db: db, profiles: profiles) }

    func row(_ table: RecordTable, key: [StoredValue]) throws -> RecordRow? {
        let rest = " WHERE " + table.statements.isKey + narrowing(table)
        return try table.rows(db, rest, key.map(\.databaseValue), named: narrowed, seal: seal).first?.row
    }

    func rows(_ table: RecordTable, where conditions: [RecordCondition]) throws -> [RecordRow] {
        try entries(table, where: conditions).map(\.row)
    }

    func openRows(_ table: RecordTable, where conditions: [RecordCondition]) throws -> [RecordRow] {
        try entries(table, where: conditions, opensSealed: false).map(\.row)
    }

    /// The rows with the numbers of the ledger's entries that wrote them last.
    func entries(
        _ table: RecordTable, where conditions: [RecordCondition], opensSealed: Bool = true
    ) throws -> [(row: RecordRow, entry: Int64)] {
        let (filter, values) = try filter(table, conditions)
        let rest = filter + narrowing(table) + table.statements.keyOrder
        return try table.rows(db, rest, values, named: narrowed, seal: opensSealed ? seal : nil)
    }

    /// What stands behind the selection for rows in which all conditions hold, and the values of its parameters.
    func filter(
        _ table: RecordTable, _ conditions: [RecordCondition]
    ) throws -> (text: String, values: [DatabaseValue]) {
        if conditions.isEmpty { return (" WHERE true", []) }
        var terms: [String] = []
        var values: [DatabaseValue] = []
        for (index, condition) in conditions.enumerated() {
            let (term, value) = try term(condition, table)
            // A word of a closed list stands in many rows. SQLite does not know that and would as soon read all visits
            // that are planned as those of one bed: the sign keeps it from looking up the word.
            terms.append(index > 0 && Self.isWord(condition, table) ? "+\(term)" : term)
            values.append(value)
        }
        return (" WHERE " + terms.joined(separator: " AND "), values)
    }

    private static func isWord(_ condition: RecordCondition, _ table: RecordTable) -> Bool {
        guard condition.comparison == .equal, case .word = table.column(condition.name)?.shape else { return false }
        return true
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
            guard let found = RecordStatements.named(table) else {
                throw StoreError(.damaged, "a form refers to the table \(table), which there is not")
            }
            sql = found.begins
        }
        var isThere = false
        try HotStatement(db, cached: sql, [key.databaseValue]).forEachRow { _ in
            isThere = true
            return false
        }
        return isThere
    }

    func author(of table: RecordTable, key: [StoredValue]) throws -> String? {
        let rest = " WHERE " + table.statements.isKey + narrowing(table)
        let found = try table.rows(db, rest, key.map(\.databaseValue), named: narrowed, seal: nil).first
        return try found.flatMap {
            try String.fetchOne(db, sql: "SELECT actor FROM ledger WHERE number = ?", arguments: [$0.entry])
        }
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
