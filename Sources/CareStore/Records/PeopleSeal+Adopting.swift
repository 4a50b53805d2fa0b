internal import CareCore
internal import Foundation
internal import GRDB

extension PeopleSeal {
    /// Stands in the table of single facts as 1 while nothing of people lies in the open.
    private static let mark = "peopleSealed"

    /// Seals what lies in the open when a key comes to a file: one of an earlier version, or one on which a gateway
    /// without a key has worked.
    func adopt(_ pool: DatabasePool) throws {
        try pool.writeWithoutTransaction { db in
            let isDone = try Meta.value(db, Self.mark) == "1"
            guard isDone != seals else { return }
            // From now on rows are written in the open: the next start with a key looks again.
            guard seals else { return try Meta.set(db, Self.mark, to: "0") }
            var count = 0
            try ReadingSweep.inSecureTransaction(db) {
                for column in Column.allCases { count += try close(column, db) }
                count += try closeState(db)
                try Meta.set(db, Self.mark, to: "1")
            }
            if count > 0 { try emptyLog(db) }
        }
    }

    /// Seals the values of a column that lie in the open.
    /// - Returns: How many there were.
    private func close(_ column: Column, _ db: Database) throws -> Int {
        let rows = try Row.fetchAll(
            db,
            sql: """
                SELECT \(column.name), \(column.key.joined(separator: ", ")) FROM \(column.table)
                WHERE typeof(\(column.name)) NOT IN ('blob', 'null')
                """)
        let update = try db.cachedStatement(
            sql: """
                UPDATE \(column.table) SET \(column.name) = ?
                WHERE (\(column.key.joined(separator: ", "))) = (\(column.key.map { _ in "?" }.joined(separator: ", ")))
                """)
        for row in rows {
            let values = Array(row.databaseValues)
            let sealed = try laid(Self.open(values[0]), column, at: Self.key(values.dropFirst()))
            try update.execute(arguments: StatementArguments([sealed] + values.dropFirst()))
        }
        return rows.count
    }

    /// What lies open, as it is sealed: a number is a part of a position.
    private static func open(_ value: DatabaseValue) -> String? {
        switch value.storage {
        case .double(let degrees): "\(degrees)"
        case .int64(let degrees): "\(Double(degrees))"
        case .string(let text): text
        case .blob, .null: nil
        }
    }

    /// The values of a key as a place names them.
    static func key(_ values: some Sequence<DatabaseValue>) -> [String] {
        values.map { String.fromDatabaseValue($0) ?? Int64.fromDatabaseValue($0).map { "\($0)" } ?? "" }
    }

    private func closeState(_ db: Database) throws -> Int {
        guard let bytes = try Data.fetchOne(db, sql: "SELECT bytes FROM coreState WHERE isSealed = 0") else { return 0 }
        try db.execute(
            sql: "UPDATE coreState SET bytes = ?, isSealed = 1", arguments: [Data(try laid(state: Array(bytes)))])
        return 1
    }

    /// The write-ahead log holds pages as they were before; it is cut to nothing.
    private func emptyLog(_ db: Database) throws {
        do {
            _ = try db.checkpoint(.truncate)
        } catch let error as DatabaseError where error.resultCode == .SQLITE_BUSY {
            // Somebody reads an earlier state. The line checkpoints in its time, and the log is written anew.
        }
    }
}
