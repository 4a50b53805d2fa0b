/// Several words of a closed list, written with spaces between them in the order of the list; may be empty.
public struct RecordSet<Word: RecordWord & Hashable>: Hashable, Sendable {
    /// The words.
    public let words: Set<Word>

    /// What good words are, for messages.
    public static var expected: String {
        "words among " + Word.allCases.map(\.rawValue).joined(separator: " ") + ", with spaces between them"
    }

    /// Makes a set.
    public init(_ words: Set<Word>) { self.words = words }
}

extension RecordSet: RecordValue {
    /// Reads words with spaces between them.
    public init?(recordText: String) {
        var words: Set<Word> = []
        for text in recordText.split(separator: " ") {
            guard let word = Word(recordText: String(text)) else { return nil }
            words.insert(word)
        }
        self.words = words
    }

    /// The words in the order of the list.
    public var recordText: String {
        Word.allCases.filter { words.contains($0) }.map(\.rawValue).joined(separator: " ")
    }
}
