/// A row that is new in its table or takes the place of the one with its key.
public struct RecordPut: Sendable, Equatable {
    /// The table.
    public let table: RecordTable
    /// All its values; a column that is missing here is empty afterwards.
    public let row: RecordRow

    /// Makes a put; takes those values of `row` that the table has columns for.
    public init(_ table: RecordTable, _ row: RecordRow) {
        self.table = table
        var own = RecordRow()
        own.take(table.columns, from: row)
        self.row = own
    }

    /// The values of the key.
    public var key: [StoredValue] { table.key.map { row[name: $0.name] } }

    /// Whether both put the same into the same place.
    public static func == (left: RecordPut, right: RecordPut) -> Bool {
        left.table.name == right.table.name && left.row == right.row
    }
}
