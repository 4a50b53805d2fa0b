/// A field as it stands in one table or form: whether it must be filled, what it points to, how private it is.
///
/// It never changes, and it is an object because it is passed on for each value of each row: a copy of its texts and
/// closures took longer than reading the value.
public final class RecordColumn: Sendable {
    /// The field's name.
    public let name: String
    /// Chinese title.
    public let title: String
    /// What a good value is, for messages.
    public let expected: String
    /// Whether a record without it is refused.
    public let isRequired: Bool
    /// Whether it lies in the database as an integer; text otherwise.
    public let isInteger: Bool
    /// What its values are to who reads them as JSON; a sealed one is a text, because it may be masked.
    public let shape: RecordShape
    /// How private it is.
    public let privacy: RecordPrivacy
    /// The table whose key the value must be, where it points to one.
    public let refersTo: String?
    /// Whether records are looked up by it although it is sealed: a keyed hash of it lies beside it.
    public let isIndexed: Bool

    /// What seems to have happened to a text that is no good value; empty when nothing is known.
    let hint: @Sendable (String) -> String

    private let reading: @Sendable (String) -> StoredValue?
    private let writing: @Sendable (StoredValue) -> String?
    private let speaking: @Sendable (StoredValue) -> String?

    private init<Value>(
        _ field: RecordField<Value>, isRequired: Bool, privacy: RecordPrivacy, refersTo: String?, isIndexed: Bool
    ) {
        name = field.name
        title = field.title
        expected = field.expected
        isInteger = Value.isInteger
        shape = privacy.isSealed ? .text : Value.shape
        self.isRequired = isRequired
        self.privacy = privacy
        self.refersTo = refersTo
        self.isIndexed = isIndexed
        hint = { Value.hint(for: $0) }
        let accepts = field.accepts
        reading = { text in Value(recordText: text).flatMap { accepts($0) ? $0.stored : nil } }
        writing = { stored in Value(stored: stored)?.recordText }
        speaking = { stored in Value(stored: stored)?.spokenText }
    }

    /// A field that must be filled.
    public static func required<Value>(
        _ field: RecordField<Value>, _ privacy: RecordPrivacy = .open, refersTo: String? = nil, isIndexed: Bool = false
    ) -> RecordColumn {
        RecordColumn(field, isRequired: true, privacy: privacy, refersTo: refersTo, isIndexed: isIndexed)
    }

    /// A field that may stay empty.
    public static func optional<Value>(
        _ field: RecordField<Value>, _ privacy: RecordPrivacy = .open, refersTo: String? = nil, isIndexed: Bool = false
    ) -> RecordColumn {
        RecordColumn(field, isRequired: false, privacy: privacy, refersTo: refersTo, isIndexed: isIndexed)
    }

    /// Reads a text that is not empty; `nil` when it is no good value.
    public func read(_ text: String) -> StoredValue? { reading(text) }

    /// A value in the words of a printed Chinese sheet; empty for none, `nil` when it is not of this column's type.
    public func spokenText(_ value: StoredValue) -> String? { value == .none ? "" : speaking(value) }

    /// The canonical text of a value; empty for none, `nil` when the value is not of this column's type.
    public func text(_ value: StoredValue) -> String? { value == .none ? "" : writing(value) }
}
