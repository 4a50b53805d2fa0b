public import CareCore
public import CareRecords

/// Which rows of a table of the records are wanted, in order of their keys.
public struct RecordFilter: Sendable {
    /// Where the rows must lie.
    public var places: PlaceFilter
    /// What the rows must fulfil.
    public var conditions: [RecordCondition] = []
    /// Columns of moments or days that say when a row was, the first that is filled counts.
    public var times: [String] = []
    /// Only rows of that moment or later.
    public var from: Timestamp?
    /// Only rows before that moment.
    public var until: Timestamp?
    /// The key of the last row of the page before; `nil` for the first page.
    public var after: [StoredValue]?
    /// At most that many rows.
    public var limit: Int

    /// Asks for everything in those places.
    public init(_ places: PlaceFilter, limit: Int) {
        self.places = places
        self.limit = limit
    }
}
