/// A value out of a closed list of words, such as a state or a reason. The raw value is the word in files, in the
/// database and in commands, and never changes.
public protocol RecordWord: RecordValue, RawRepresentable, CaseIterable where RawValue == String {
    /// The word in Chinese, as forms of the counties write it; read as well as the raw value.
    var title: String { get }
}

extension RecordWord {
    /// The value of that word, in English or Chinese.
    public init?(recordText: String) {
        guard let value = Self(rawValue: recordText) ?? Self.allCases.first(where: { $0.title == recordText }) else {
            return nil
        }
        self = value
    }

    /// The words there are.
    public static var shape: RecordShape { .word(allCases.map(\.rawValue)) }

    /// The word.
    public var recordText: String { rawValue }

    /// All words, for messages.
    public static var expected: String {
        "one of " + allCases.map { "\($0.rawValue) (\($0.title))" }.joined(separator: ", ")
    }
}
