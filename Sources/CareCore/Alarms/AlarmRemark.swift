/// What is said with a transition of an alarm, or of what holds it back: words of a person, which nobody translates, or
/// what the gateway says, in both languages of the screens.
public struct AlarmRemark: Sendable, Equatable {
    /// What people read; the same twice for a person's words.
    public let words: BilingualText

    /// What a person said.
    public init(_ words: String) { self.init(zh: words, en: words) }

    /// What the gateway says.
    public init(zh: String, en: String) {
        words = BilingualText(zh: Self.withoutMark(zh), en: Self.withoutMark(en))
    }

    /// Reads what `stored` gave; a text of one language stands for both.
    public init(stored: String) {
        guard let mark = stored.firstIndex(of: Self.mark) else {
            self.init(stored)
            return
        }
        self.init(zh: String(stored[..<mark]), en: String(stored[stored.index(after: mark)...]))
    }

    /// Both languages as one text: a person's words as they are, else the Chinese and below it the English line, so
    /// that whoever reads the tables themselves understands it too.
    public var stored: String {
        words.zh == words.en ? words.zh : words.zh + String(Self.mark) + words.en
    }

    /// U+2028, the line separator: no keyboard writes it, and every table and spreadsheet may hold it.
    private static let mark: Character = "\u{2028}"

    private static func withoutMark(_ words: String) -> String {
        words.contains(mark) ? String(words.map { $0 == mark ? " " : $0 }) : words
    }
}
