/// A text with `{word}` in it.
enum TemplateText {
    /// The words in braces that are none of `known`. A brace that holds no word stands for itself: bodies are JSON.
    static func unknown(in text: String, known: [String]) -> [String] {
        words(in: text).filter { !known.contains($0) }
    }

    /// The text with each known word replaced; what is put in is not looked at again.
    static func fill(_ text: String, with values: [String: String], escape: (String) -> String) -> String {
        var result = ""
        var rest = text[...]
        while let open = rest.firstIndex(of: "{") {
            result += rest[..<open]
            let behind = rest[rest.index(after: open)...]
            if let close = behind.firstIndex(of: "}"), let value = values[String(behind[..<close])] {
                result += escape(value)
                rest = behind[behind.index(after: close)...]
            } else {
                result.append("{")
                rest = behind
            }
        }
        return result + rest
    }

    private static func words(in text: String) -> [String] {
        text.split(separator: "{", omittingEmptySubsequences: false).dropFirst().compactMap { piece in
            guard let close = piece.firstIndex(of: "}") else { return nil }
            let word = piece[..<close]
            return !word.isEmpty && word.allSatisfy { $0.isLetter || $0 == "_" } ? String(word) : nil
        }
    }
}
