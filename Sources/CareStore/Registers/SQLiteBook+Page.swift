internal import CareCore
internal import CareRecords
internal import GRDB

extension SQLiteBook {
    /// A page of a table; goes along the key, so that a page deep in the table is as quick as the first.
    func page(_ table: RecordTable, _ filter: RecordFilter) throws -> [StoredRecord] {
        var terms = [filter.places.condition(ScopeFilter.records(table))]
        var arguments: [DatabaseValue] = []
        if let after = filter.after {
            let names = table.key.map { "\"\($0.name)\"" }.joined(separator: ", ")
            terms.append("(\(names)) > (\(table.key.map { _ in "?" }.joined(separator: ", ")))")
            arguments += after.map(\.databaseValue)
        }
        var conditions = filter.conditions
        if let bed = filter.places.bed, table.column(SharedField.bed.name) != nil {
            conditions.append(.equal(SharedField.bed, bed))
        }
        for condition in conditions {
            let (term, value) = try term(condition, table)
            terms.append(term)
            arguments.append(value)
        }
        for (sign, moment) in [(">=", filter.from), ("<", filter.until)] {
            guard let moment, let time = Self.time(filter.times, table) else { continue }
            terms.append("\(time) \(sign) ?")
            arguments.append(moment.milliseconds.databaseValue)
        }
        let rest = " WHERE \(terms.joined(separator: " AND "))\(table.statements.keyOrder) LIMIT \(filter.limit)"
        return try table.rows(
            db, rest, arguments, named: filter.places.ownArguments, seal: seal
        ).map { StoredRecord(row: $0.row, entry: $0.entry) }
    }

    /// When a row was, in milliseconds; a day is its first moment.
    private static func time(_ names: [String], _ table: RecordTable) -> String? {
        let columns = names.compactMap(table.column).map { column in
            column.shape == .day
                ? "\"\(column.name)\" * \(CivilCalendar.dayLength.count) - \(CivilCalendar.offset.count)"
                : "\"\(column.name)\""
        }
        return columns.count > 1 ? "coalesce(\(columns.joined(separator: ", ")))" : columns.first
    }

    /// Whether a row of that key lies in the scope; the values of the key as an entry of the ledger spells them.
    func holds(_ table: RecordTable, key: [String]) throws -> Bool {
        let names = table.key.map { "\"\($0.name)\" = ?" }.joined(separator: " AND ")
        let filter = PlaceFilter(scope: scope)
        let statement = try db.cachedStatement(
            sql: "SELECT 1 FROM \(table.name) WHERE \(names) AND \(filter.condition(ScopeFilter.records(table)))")
        return try Row.fetchOne(statement, arguments: StatementArguments(key) + filter.ownArguments) != nil
    }
}
