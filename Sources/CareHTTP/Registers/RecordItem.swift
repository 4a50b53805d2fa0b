internal import CareRecords
internal import CareStore

/// A row of the records as it is sent: each column under its own name, and `entry`, the number of the ledger's entry
/// that wrote it last.
struct RecordItem: Encodable, Sendable {
    /// Its key, as the forms spell it.
    let key: String
    private let fields: Fields

    /// - Parameters:
    ///   - record: The row.
    ///   - table: Its table.
    ///   - showsPeople: Whether what is personal is shown.
    ///   - parts: Rows that belong to it, by the fields in which they stand.
    init(
        _ record: StoredRecord, _ table: RecordTable, showsPeople: Bool, parts: [(name: String, items: [Fields])] = []
    ) {
        key = table.key.map { $0.text(record.row[name: $0.name]) ?? "" }.joined(separator: " ")
        fields = Self.fields(record, table, showsPeople: showsPeople, parts: parts)
    }

    static func fields(
        _ record: StoredRecord, _ table: RecordTable, showsPeople: Bool, parts: [(name: String, items: [Fields])] = []
    ) -> Fields {
        Fields { fields in
            for column in table.columns { put(record.row[name: column.name], column, showsPeople, into: &fields) }
            fields.put("entry", record.entry)
            for part in parts { fields.put(part.name, part.items) }
        }
    }

    private static func put(
        _ value: StoredValue, _ column: RecordColumn, _ showsPeople: Bool, into fields: inout Fields
    ) {
        switch (column.shape, value) {
        case (_, .none): fields.put(column.name, String?.none)
        case (.number, .integer(let number)): fields.put(column.name, number)
        case (.flag, .integer(let flag)): fields.put(column.name, flag == 1)
        default:
            let text = column.text(value) ?? ""
            fields.put(column.name, column.privacy.shown(text, showsPeople: showsPeople))
        }
    }

    func encode(to encoder: any Encoder) throws { try fields.encode(to: encoder) }
}
