/// The values of a record or of a filled form, by the names of their columns. What is not filled is not there.
public struct RecordRow: Hashable, Sendable {
    /// The values; none of them is `.none`.
    public private(set) var values: [String: StoredValue] = [:]

    /// Makes an empty row.
    public init() {}

    /// Makes an empty row with room for so many values.
    public init(room: Int) { values.reserveCapacity(room) }

    /// The value of a column by its name; `.none` where nothing stands.
    public subscript(name name: String) -> StoredValue {
        get { values[name] ?? .none }
        set {
            if newValue == .none {
                values.removeValue(forKey: name)
            } else {
                values[name] = newValue
            }
        }
    }

    /// The value of a field; `nil` where nothing stands.
    public subscript<Value>(field: RecordField<Value>) -> Value? {
        get { values[field.name].flatMap { Value(stored: $0) } }
        set { self[name: field.name] = newValue?.stored ?? .none }
    }

    /// Takes over what `columns` have of `other`.
    public mutating func take(_ columns: some Sequence<RecordColumn>, from other: RecordRow) {
        for column in columns { self[name: column.name] = other[name: column.name] }
    }

    /// A copy with one field set.
    public func with<Value>(_ field: RecordField<Value>, _ value: Value?) -> RecordRow {
        var copy = self
        copy[field] = value
        return copy
    }
}
