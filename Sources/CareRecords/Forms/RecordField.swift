/// A named field of records, with the type of its values. The same field may stand in several tables and forms.
public struct RecordField<Value: RecordValue>: Sendable {
    /// Its name in files, commands and the database: `plannedStart`.
    public let name: String
    /// Chinese title, for lists and printed sheets.
    public let title: String
    /// What a good value is, for messages.
    public let expected: String
    let accepts: @Sendable (Value) -> Bool

    /// Makes a field.
    /// - Parameters:
    ///   - name: Letters and digits, beginning with a small letter.
    ///   - title: Chinese title.
    ///   - expected: What a good value is.
    ///   - accepts: Whether a value of the type is in range.
    public init(
        _ name: String, _ title: String, expected: String, accepts: @escaping @Sendable (Value) -> Bool = { _ in true }
    ) {
        self.name = name
        self.title = title
        self.expected = expected
        self.accepts = accepts
    }
}

extension RecordField where Value == Int64 {
    /// A whole number within `range`; `unit` is said in messages.
    public init(_ name: String, _ title: String, in range: ClosedRange<Int64>, unit: String) {
        self.init(
            name, title, expected: "a whole number of \(unit) from \(range.lowerBound) to \(range.upperBound)",
            accepts: { range.contains($0) })
    }
}

extension RecordField where Value == String {
    /// Words on one line, at most `longest` characters, without blanks at the ends.
    public init(_ name: String, _ title: String, longest: Int) {
        self.init(
            name, title, expected: "1 to \(longest) characters on one line, without blanks at the ends",
            accepts: { text in
                (1...longest).contains(text.count) && text.utf8.count <= 8 * longest
                    && !DamagedText.hasLostCharacters(text)
                    && text.first?.isWhitespace == false && text.last?.isWhitespace == false
                    && text.unicodeScalars.allSatisfy {
                        ![.control, .lineSeparator, .paragraphSeparator].contains($0.properties.generalCategory)
                    }
            })
    }
}

extension RecordField where Value: RecordWord {
    /// One word of the closed list.
    public init(_ name: String, _ title: String) { self.init(name, title, expected: Value.expected) }
}

extension RecordField where Value == Bool {
    /// Yes or no.
    public init(_ name: String, _ title: String) { self.init(name, title, expected: Bool.expected) }
}

extension RecordField where Value == CivilDate {
    /// A day.
    public init(_ name: String, _ title: String) { self.init(name, title, expected: CivilDate.expected) }
}

extension RecordField where Value == RecordID {
    /// The identity of another record, or its own.
    public init(_ name: String, _ title: String) { self.init(name, title, expected: RecordID.expected) }
}
