internal import CareCore
internal import CareRecords
internal import Foundation
internal import GRDB

extension RecordSeal {
    /// What `changes` come to behind `head`, in order: the ledger's entry of each, and the rows it changes; and the
    /// last entry, to which the next is chained.
    func lay(
        _ changes: [RecordChange], after head: Ledger.Head, at now: Timestamp
    ) throws -> (rows: [LaidRow], head: Ledger.Head) {
        var head = head
        var laid: [LaidRow] = []
        for change in changes {
            let number = head.number + 1
            let origin = change.line.map { "line \($0)" } ?? "\(change.form) \(change.subject)"
            let rows = try change.puts.map { try values(of: $0, entry: number) }
            let puts = zip(change.puts, rows).map { put, values in
                LedgerPut(
                    table: put.table.name, key: RowDigest.key(put.key.map(\.databaseValue)),
                    digest: put.table.statements.digest.digest(values))
            }
            let entry = try Ledger.entry(of: change, after: head, writing: puts, at: now, seal: self)
            head = entry.head
            laid.append(LaidRow(nil, entry.values.map(LaidRow.Value.init), origin: origin))
            for (put, values) in zip(change.puts, rows) {
                laid.append(LaidRow(put.table, values.map(LaidRow.Value.init), origin: origin))
            }
        }
        return (laid, head)
    }

    /// The row as it lies in the database, in the order of `RecordStatements.storedColumns`.
    func values(of put: RecordPut, entry: Int64) throws -> [DatabaseValue] {
        let table = put.table
        var values: [DatabaseValue] = []
        for column in table.columns {
            let value = put.row[name: column.name]
            guard column.privacy.isSealed else {
                values.append(value.databaseValue)
                continue
            }
            values += try stored(value, column, of: put.row, in: table)
        }
        return values + [entry.databaseValue]
    }
}

extension LaidRow.Value {
    /// Records hold no numbers but whole ones.
    fileprivate init(_ value: DatabaseValue) {
        switch value.storage {
        case .null, .double: self = .none
        case .int64(let number): self = .integer(number)
        case .string(let text): self = .text(text)
        case .blob(let data): self = .bytes(Array(data))
        }
    }

    var databaseValue: DatabaseValue {
        switch self {
        case .none: .null
        case .integer(let number): number.databaseValue
        case .text(let text): text.databaseValue
        case .bytes(let bytes): Data(bytes).databaseValue
        }
    }
}
