internal import CareRecords
internal import Foundation
internal import GRDB

extension RecordRow {
    /// Reads a row that `RecordTable.selection` found.
    init(_ row: Row, of table: RecordTable, seal: RecordSeal) throws {
        self.init()
        for (index, column) in table.columns.enumerated() where !column.privacy.isSealed {
            self[name: column.name] = StoredValue(row[index])
        }
        // The key is open, so the places of the sealed values are known by now.
        let key = table.keyText(of: self)
        for (index, column) in table.columns.enumerated() where column.privacy.isSealed {
            guard let sealed = row[index] as Data? else { continue }
            self[name: column.name] = try seal.value(sealed, for: table.place(column, key))
        }
    }
}

extension RecordSeal {
    /// What lies in the database of a sealed value: its bytes, and the hash it is looked up by where it has one.
    func stored(
        _ value: StoredValue, _ column: RecordColumn, of row: RecordRow, in table: RecordTable
    ) throws -> [DatabaseValue] {
        let sealed = try seal(value, for: table.place(column, of: row))?.databaseValue ?? .null
        guard column.isLookedUp else { return [sealed] }
        return [sealed, lookup(value, column: "\(table.name).\(column.name)")?.databaseValue ?? .null]
    }
}

extension StoredValue {
    init(_ value: DatabaseValue) {
        switch value.storage {
        case .int64(let number): self = .integer(number)
        case .string(let text): self = .text(text)
        case .null, .double, .blob: self = .none
        }
    }

    var databaseValue: DatabaseValue {
        switch self {
        case .none: .null
        case .integer(let number): number.databaseValue
        case .text(let text): text.databaseValue
        }
    }
}
