/// Rows of one table that nothing has written yet. What is asked for by the value of a column is found by an index
/// that is made when it is asked for first: the forms of a long file would else go over each other's rows again and
/// again.
struct DraftShelf {
    private var rows: [[StoredValue]: RecordRow] = [:]
    /// By column and value: keys of rows.
    private var indexes: [String: [StoredValue: Set<[StoredValue]>]] = [:]

    func row(_ key: [StoredValue]) -> RecordRow? { rows[key] }

    mutating func keep(_ put: RecordPut) {
        let key = put.key
        let old = rows.updateValue(put.row, forKey: key)
        for name in Array(indexes.keys) {
            if let old { indexes[name]?[old[name: name]]?.remove(key) }
            indexes[name]?[put.row[name: name], default: []].insert(key)
        }
    }

    /// The rows in which all conditions hold, in no order.
    mutating func rows(where conditions: [RecordCondition]) -> [RecordRow] {
        guard let first = conditions.first(where: { $0.comparison == .equal }) else {
            return rows.values.filter { row in conditions.allSatisfy { $0.holds(in: row) } }
        }
        let found = index(first.name)[first.value] ?? []
        return found.compactMap { rows[$0] }.filter { row in conditions.allSatisfy { $0.holds(in: row) } }
    }

    private mutating func index(_ name: String) -> [StoredValue: Set<[StoredValue]>] {
        if let index = indexes[name] { return index }
        var index: [StoredValue: Set<[StoredValue]>] = [:]
        for (key, row) in rows { index[row[name: name], default: []].insert(key) }
        indexes[name] = index
        return index
    }
}
