internal import CareRecords
internal import Foundation
internal import GRDB

extension RecordRow {
    /// Reads a row that the selection of `statements`, those of `table`, found; without a seal without what is sealed.
    init(_ row: HotRow, of table: RecordTable, _ statements: RecordStatements, seal: RecordSeal?) throws {
        self.init(room: table.names.count)
        for index in statements.open { self[name: table.names[index]] = StoredValue(row, Int32(index)) }
        guard let seal else { return }
        // The key is open, so the places of the sealed values are known by now.
        var key: String?
        for index in statements.sealed {
            guard let sealed = row.bytes(Int32(index)) else { continue }
            let place = key ?? table.keyText(of: self)
            key = place
            let column = table.columns[index]
            self[name: column.name] = try seal.value(sealed, for: table.place(column, place))
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
    /// Reads a column of a row; what no record holds is nothing.
    init(_ row: HotRow, _ column: Int32) {
        switch row.kind(column) {
        case .integer: self = .integer(row.integer(column))
        case .text: self = .text(row.text(column))
        case .other: self = .none
        }
    }

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
