public import CareRecords
public import CareWire

extension Fields {
    /// A row of the records: each column under its own name, numbers and yes and no as such, and `entry`, the number of
    /// the ledger's entry that wrote it last.
    /// - Parameters:
    ///   - record: The row.
    ///   - table: Its table.
    ///   - showsPeople: Whether what is personal is shown.
    ///   - parts: Rows that belong to it, by the fields in which they stand.
    public init(
        _ record: StoredRecord, _ table: RecordTable, showsPeople: Bool, parts: [(name: String, items: [Fields])] = []
    ) {
        self.init { fields in
            for column in table.columns { fields.put(record.row[name: column.name], column, showsPeople) }
            fields.put("entry", record.entry)
            for part in parts { fields.put(part.name, part.items) }
        }
    }

    private mutating func put(_ value: StoredValue, _ column: RecordColumn, _ showsPeople: Bool) {
        switch (column.shape, value) {
        case (_, .none): put(column.name, String?.none)
        case (.number, .integer(let number)): put(column.name, number)
        case (.flag, .integer(let flag)): put(column.name, flag == 1)
        default: put(column.name, column.privacy.shown(column.text(value) ?? "", showsPeople: showsPeople))
        }
    }
}
