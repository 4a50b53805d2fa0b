/// The values of a series as a test writes them: words between spaces, `_` for no value, `72x10` for ten times 72.
enum SeriesText {
    /// Most values of one series: a day of one value a second.
    static let maximum = 86_400

    /// The words; `nil` stands for no value. `nil` as a whole when a count is no number or the series is too long.
    static func words(_ text: String) -> [String?]? {
        var words: [String?] = []
        for part in text.split(whereSeparator: \.isWhitespace) {
            let (word, count) = repetition(part)
            guard let count, (1...maximum).contains(count), words.count + count <= maximum else { return nil }
            words += [String?](repeating: word == "_" ? nil : word, count: count)
        }
        return words
    }

    private static func repetition(_ part: Substring) -> (word: String, count: Int?) {
        guard let sign = part.lastIndex(of: "x"), sign > part.startIndex else { return (String(part), 1) }
        let digits = part[part.index(after: sign)...]
        guard let first = digits.first, first.isNumber else { return (String(part), 1) }
        return (String(part[..<sign]), Int(digits))
    }
}
