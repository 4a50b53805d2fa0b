/// What a row must fulfil.
public struct RecordCondition: Sendable, Equatable {
    /// How the value is compared.
    public enum Comparison: Sendable, Equatable {
        case equal
        /// Numbers only.
        case atLeast
        /// Numbers only.
        case below
        /// Texts only; nothing and no words are the same.
        case differs
    }

    /// The column.
    public let name: String
    /// How it is compared.
    public let comparison: Comparison
    /// With what.
    public let value: StoredValue

    private init(_ name: String, _ comparison: Comparison, _ value: StoredValue) {
        self.name = name
        self.comparison = comparison
        self.value = value
    }

    /// The column has that value.
    public init(_ column: RecordColumn, equal value: StoredValue) { self.init(column.name, .equal, value) }

    /// The column lies in these days, both included; `nil` for a column that is neither a day nor a moment.
    public static func days(
        _ column: RecordColumn, from: CivilDate?, until: CivilDate?
    ) -> [RecordCondition]? {
        let bounds: (first: StoredValue?, after: StoredValue?)
        switch column.shape {
        case .day: bounds = (from?.stored, until?.adding(1).stored)
        case .moment: bounds = (from?.start.stored, until?.end.stored)
        default: return nil
        }
        return [bounds.first.map { RecordCondition(column.name, .atLeast, $0) }].compactMap(\.self)
            + [bounds.after.map { RecordCondition(column.name, .below, $0) }].compactMap(\.self)
    }

    /// The field has that value.
    public static func equal<Value>(_ field: RecordField<Value>, _ value: Value) -> RecordCondition {
        RecordCondition(field.name, .equal, value.stored)
    }

    /// The field is that value or later.
    public static func atLeast<Value>(_ field: RecordField<Value>, _ value: Value) -> RecordCondition {
        RecordCondition(field.name, .atLeast, value.stored)
    }

    /// The field is before that value.
    public static func below<Value>(_ field: RecordField<Value>, _ value: Value) -> RecordCondition {
        RecordCondition(field.name, .below, value.stored)
    }

    /// Something stands in the field of words.
    public static func filled<Word>(_ field: RecordField<RecordSet<Word>>) -> RecordCondition {
        RecordCondition(field.name, .differs, .text(""))
    }

    /// Whether it holds in `row`; where nothing stands nothing holds.
    public func holds(in row: RecordRow) -> Bool {
        let found = row[name: name]
        switch (comparison, found, value) {
        case (.equal, _, _): return found == value
        case (.atLeast, .integer(let left), .integer(let right)): return left >= right
        case (.below, .integer(let left), .integer(let right)): return left < right
        case (.differs, .text(let left), .text(let right)): return left != right
        default: return false
        }
    }
}
