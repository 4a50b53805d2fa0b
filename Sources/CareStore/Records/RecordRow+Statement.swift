internal import CareRecords
internal import Foundation
internal import GRDB

extension RecordRow {
    /// The rows of a query whose columns are called as the fields are; sealed ones stay as they are. `also` is given
    /// each row, and what finds the bytes of its columns by their names.
    static func all(
        _ db: Database, _ sql: String, _ values: [DatabaseValue],
        also: (RecordRow, (String) -> Data?) throws -> Void = { _, _ in }
    ) throws -> [RecordRow] {
        var records: [RecordRow] = []
        let names = try db.cachedStatement(sql: sql).columnNames
        try HotStatement(db, cached: sql, values).forEachRow { row in
            var record = RecordRow(room: names.count)
            for (index, name) in names.enumerated() { record[name: name] = StoredValue(row, Int32(index)) }
            try also(record) { name in names.firstIndex(of: name).flatMap { row.bytes(Int32($0)) } }
            records.append(record)
            return true
        }
        return records
    }
}
