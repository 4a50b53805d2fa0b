internal import CareRecords
internal import Foundation
internal import GRDB

/// `sealedValue(place, value)` in SQL: what lies in the database of a value that is sealed for that place. It is for
/// migrations, which seal what an earlier schema left open: only who opens the file knows the key. Decision 86.
enum SealFunction {
    /// Its name in SQL.
    static let name = "sealedValue"

    /// Makes it known to a connection.
    /// - Throws: `StoreError` when the records of this database were sealed with another key.
    static func add(_ key: RecordKey, to db: Database) throws {
        if try db.tableExists("meta") { try Meta.checkForReading(key, db) }
        let seal = RecordSeal(key: key)
        let function = DatabaseFunction(name, argumentCount: 2, pure: true) { values in
            guard let place = String.fromDatabaseValue(values[0]) else { return nil }
            return try seal.seal(StoredValue(values[1]), for: place)
        }
        db.add(function: function)
    }

    /// Whether a connection knows it; SQLite keeps names of functions in small letters.
    static func isKnown(_ db: Database) throws -> Bool {
        let sql = "SELECT EXISTS (SELECT 1 FROM pragma_function_list WHERE name = ? COLLATE NOCASE)"
        return try Bool.fetchOne(db, sql: sql, arguments: [name]) ?? false
    }
}
