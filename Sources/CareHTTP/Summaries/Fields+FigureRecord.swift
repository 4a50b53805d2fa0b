internal import CareWire

extension Fields {
    /// A row behind a figure.
    init(_ record: FigureRecord) {
        self.init { fields in
            fields.put("table", record.table)
            fields.put("key", record.key)
            fields.put("record", record.address)
        }
    }
}
