internal import CareCore
internal import CareRecords
internal import Foundation
internal import GRDB

/// A table as an export shows it: which columns its file has, and how its rows become cells and again rows.
struct ExportedTable {
    let name: String
    let title: String
    let columns: [ExportedColumn]
    /// Names of all columns in the database.
    let stored: [String]
    /// Positions of the columns that order the rows.
    private let key: [Int]
    /// The description of the forms, of tables of the records.
    let record: RecordTable?

    var file: String { "\(name).csv" }

    /// Whether triggers keep it by the rows of another table.
    var isSum: Bool { ["monthlyAlarm", "monthlyDevice", "monthlyVisit"].contains(name) }

    /// Tables of the database that an export leaves out, with the reason.
    static let leftOut = [
        "grdb_migrations": "the steps of the schema that were taken; a new database has its own"
    ]

    /// All tables that the database has, in the order of their names; none can be forgotten.
    static func all(_ db: Database) throws -> [ExportedTable] {
        try String.fetchAll(
            db, sql: "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name"
        ).filter { leftOut[$0] == nil }.map { try ExportedTable($0, db) }
    }

    private init(_ name: String, _ db: Database) throws {
        self.name = name
        let rows = try Row.fetchAll(
            db, sql: "SELECT name, type, pk FROM pragma_table_info(?) ORDER BY cid", arguments: [name])
        stored = rows.map { $0[0] }
        let places: [Int] = rows.map { $0[2] }
        key = rows.indices.filter { places[$0] > 0 }.sorted { places[$0] < places[$1] }
        let references = try Row.fetchAll(
            db, sql: "SELECT \"from\", \"table\" FROM pragma_foreign_key_list(?)", arguments: [name]
        ).reduce(into: [String: String]()) { $0[$1[0]] = $1[1] }
        record = RecordForms.tables.first { $0.name == name }
        if let record {
            title = RecordForms.all.list.first { $0.table?.name == name }?.title.zh ?? name
            columns =
                record.columns.map { column in
                    ExportedColumn(
                        name: column.name, title: column.title, kind: .record, meaning: column.expected,
                        refersTo: column.refersTo, isPrivate: column.privacy.isSealed, record: column)
                } + [OwnWords.column(RecordTable.entryColumn, of: name, type: "INTEGER", refersTo: "ledger")]
        } else {
            title = OwnWords.title(of: name)
            columns = rows.map { row in
                OwnWords.column(row[0], of: name, type: row[1], refersTo: references[row[0]])
            }
        }
    }

    /// All rows in the order of their key.
    var selection: String {
        let names = stored.map { "\"\($0)\"" }
        let order = key.isEmpty ? "rowid" : key.map { names[$0] }.joined(separator: ", ")
        return "SELECT \(names.joined(separator: ", ")) FROM \"\(name)\" ORDER BY \(order)"
    }

    /// Puts in a row as `values` makes it. The forms describe a table in an order of their own: a column that a later
    /// schema added lies in the database behind all others.
    var insertion: String {
        let names = (record?.statements.storedColumns ?? stored).map { "\"\($0)\"" }
        return "INSERT INTO \"\(name)\" (\(names.joined(separator: ", "))) VALUES ("
            + names.map { _ in "?" }.joined(separator: ", ") + ")"
    }

    /// The cells of a row that lies in the database as `values`. `seal` opens what is personal; without it that is
    /// masked.
    func cells(_ values: [DatabaseValue], seal: RecordSeal?) throws -> [String] {
        if let record { return try recordCells(record, values, seal: seal) }
        let number = values.first.flatMap { Int64.fromDatabaseValue($0) } ?? 0
        return try zip(columns, values).map { column, value in
            guard !value.isNull else { return "" }
            if name == "ledger", column.name == "body" {
                guard let seal, let body = Data.fromDatabaseValue(value) else { return ExportedColumn.mask }
                return "utf8:" + LedgerText.text(try Ledger.fields(body, number: number, seal: seal))
            }
            let isHidden = seal == nil && (column.isPrivate || isLocation(column.name, values))
            if isHidden { return ExportedColumn.mask }
            guard let seal, let sealed = sealedColumn(column) else { return column.cell(value) }
            return column.cell(try PeopleSeal(seal).text(value, sealed, at: keyText(values))?.databaseValue ?? value)
        }
    }

    /// What of people lies sealed in a column of the gateway's own.
    private func sealedColumn(_ column: ExportedColumn) -> PeopleSeal.Column? {
        PeopleSeal.Column(rawValue: "\(name).\(column.name)")
    }

    private func keyText(_ values: [DatabaseValue]) -> [String] { PeopleSeal.key(key.map { values[$0] }) }

    /// Whether a value tells where somebody was.
    private func isLocation(_ column: String, _ values: [DatabaseValue]) -> Bool {
        guard ["value", "minimum", "maximum", "mean"].contains(column),
            let index = stored.firstIndex(of: "metric"), let metric = UInt8.fromDatabaseValue(values[index])
        else { return false }
        return metric == Metric.latitude.rawValue || metric == Metric.longitude.rawValue
    }

    private func recordCells(_ record: RecordTable, _ values: [DatabaseValue], seal: RecordSeal?) throws -> [String] {
        let byName = Dictionary(uniqueKeysWithValues: zip(stored, values))
        var row = RecordRow()
        for column in record.key { row[name: column.name] = StoredValue(byName[column.name] ?? .null) }
        return try columns.map { column in
            let value = byName[column.name] ?? .null
            guard let field = column.record else { return column.cell(value) }
            guard field.privacy.isSealed else { return column.cell(StoredValue(value)) }
            guard let sealed = Data.fromDatabaseValue(value) else { return "" }
            guard let seal else { return ExportedColumn.mask }
            return column.cell(try seal.value(sealed, for: record.place(field, of: row)))
        }
    }

    /// The row of the cells of a file, in the order of `insertion`; names the column whose cell is no value of it.
    func values(_ cells: [String], seal: RecordSeal?) throws -> [DatabaseValue] {
        if let record { return try recordValues(record, cells, seal: seal) }
        let plain = zip(columns, cells).map { $0.value($1) }
        return try zip(columns, plain).map { column, value in
            guard let value else { throw ExportFault(column: column.name) }
            if !value.isNull, let sealed = sealedColumn(column) {
                guard let seal else { throw ExportFault.keyMissing }
                let key = keyText(plain.map { $0 ?? .null })
                return try PeopleSeal(seal).laid(String.fromDatabaseValue(value), sealed, at: key)
            }
            guard name == "ledger", column.name == "body", let body = Data.fromDatabaseValue(value) else {
                return value
            }
            guard let seal else { throw ExportFault.keyMissing }
            guard let number = Int64(cells[0]), let fields = LedgerText.fields(body) else {
                throw ExportFault(column: column.name)
            }
            return try Ledger.seal(fields, number: number, seal).databaseValue
        }
    }

    private func recordValues(_ record: RecordTable, _ cells: [String], seal: RecordSeal?) throws -> [DatabaseValue] {
        var row = RecordRow()
        for (column, cell) in zip(columns, cells) where column.record != nil {
            guard let value = column.stored(cell) else { throw ExportFault(column: column.name) }
            row[name: column.name] = value
        }
        guard let entry = columns.last?.value(cells[cells.count - 1]) else {
            throw ExportFault(column: RecordTable.entryColumn)
        }
        var values: [DatabaseValue] = []
        for column in record.columns {
            let value = row[name: column.name]
            guard column.privacy.isSealed else {
                values.append(value.databaseValue)
                continue
            }
            guard let seal else { throw ExportFault.keyMissing }
            values += try seal.stored(value, column, of: row, in: record)
        }
        return values + [entry]
    }
}
