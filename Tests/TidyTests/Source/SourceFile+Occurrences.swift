extension SourceFile {
    /// Where one of `words` stands in the code, not as part of a longer name: with its line from 1.
    ///
    /// A word may end in `(`, `.` or `!`; its beginning must not continue a name. A leading `.` is a member.
    func occurrences(of words: [String]) -> [(line: Int, word: String)] {
        var found: [(Int, String)] = []
        for (index, line) in code.enumerated() {
            for word in words where Self.contains(line, word) { found.append((index + 1, word)) }
        }
        return found
    }

    private static func contains(_ line: String, _ word: String) -> Bool {
        guard line.mentions(word) else { return false }
        var rest = Substring(line)
        while let range = rest.firstRange(of: word) {
            let before = range.lowerBound > line.startIndex ? line[line.index(before: range.lowerBound)] : " "
            let after = range.upperBound < line.endIndex ? line[range.upperBound] : " "
            let opens = word.first == "." || word.first == "@" || !isName(before)
            let closes = word.last.map { !isName($0) } == true || !isName(after)
            if opens, closes, !(before == "." && word.first != "." && bareOnly.contains(word)) { return true }
            rest = rest[range.upperBound...]
        }
        return false
    }

    private static func isName(_ character: Character) -> Bool {
        character.isLetter || character.isNumber || character == "_"
    }

    /// Calls that are somebody else's when they follow a dot: `writer.print(`.
    private static let bareOnly: Set<String> = ["print(", "assert(", "precondition("]
}
