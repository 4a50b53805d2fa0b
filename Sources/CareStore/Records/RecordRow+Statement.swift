internal import CareRecords
internal import GRDB

extension RecordRow {
    /// The rows of a statement whose columns are called as the fields are; sealed ones stay as they are.
    static func all(
        _ statement: Statement, _ arguments: StatementArguments, also: (Row, RecordRow) throws -> Void = { _, _ in }
    ) throws -> [RecordRow] {
        var records: [RecordRow] = []
        let names = statement.columnNames
        let cursor = try Row.fetchCursor(statement, arguments: arguments)
        while let row = try cursor.next() {
            var record = RecordRow()
            for (index, name) in names.enumerated() { record[name: name] = StoredValue(row[index]) }
            try also(row, record)
            records.append(record)
        }
        return records
    }
}
