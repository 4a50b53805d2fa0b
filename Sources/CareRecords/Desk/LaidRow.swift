/// A row as it will lie in the database: what is personal is sealed.
public struct LaidRow: Sendable, Equatable {
    /// A value as the database keeps it.
    public enum Value: Sendable, Equatable {
        case none
        case integer(Int64)
        case text(String)
        case bytes([UInt8])
    }

    /// The table of records; `nil` for the ledger.
    public let table: RecordTable?
    /// The values in the order of the columns in the database.
    public let values: [Value]
    /// The form that it comes of, for messages: the line of its file, or its name and subject.
    public let origin: String

    /// Makes a row.
    public init(_ table: RecordTable?, _ values: [Value], origin: String) {
        self.table = table
        self.values = values
        self.origin = origin
    }

    /// Whether both put the same into the same place.
    public static func == (left: LaidRow, right: LaidRow) -> Bool {
        left.table?.name == right.table?.name && left.values == right.values && left.origin == right.origin
    }
}
