/// A type that a field of a record can have: one canonical text for files and people, one form in the database.
public protocol RecordValue: Sendable {
    /// Reads what a person or file says; `nil` when it is none.
    init?(recordText: String)
    /// Reads what lies in the database; `nil` when it is none.
    init?(stored: StoredValue)
    /// The canonical text, read back by `init(recordText:)`.
    var recordText: String { get }
    /// What lies in the database.
    var stored: StoredValue { get }
    /// Whether it lies there as an integer.
    static var isInteger: Bool { get }
    /// What it is to who reads it as JSON.
    static var shape: RecordShape { get }
    /// What a spreadsheet or another tool seems to have done to a text that is no good value; empty when nothing is
    /// known.
    static func hint(for text: String) -> String
}

extension RecordValue {
    /// Text, unless a type says otherwise.
    public static var isInteger: Bool { false }

    /// Text, unless a type says otherwise.
    public static var shape: RecordShape { .text }

    /// The canonical text.
    public var stored: StoredValue { .text(recordText) }

    /// Reads the canonical text.
    public init?(stored: StoredValue) {
        guard case .text(let text) = stored else { return nil }
        self.init(recordText: text)
    }
}
