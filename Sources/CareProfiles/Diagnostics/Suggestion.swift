/// "Did you mean": the known word nearest to a mistyped one.
package enum Suggestion {
    /// The sentence, or nothing when no word is near enough to be helpful.
    package static func text(for word: String, among known: some Sequence<String>) -> String {
        let allowed = max(1, (word.count + 1) / 3)
        let best = known.map { (word: $0, distance: distance(word, $0)) }
            .filter { $0.distance <= allowed }
            .min { ($0.distance, $0.word) < ($1.distance, $1.word) }
        return best.map { "did you mean \($0.word)?" } ?? ""
    }

    /// Levenshtein distance in characters.
    static func distance(_ left: String, _ right: String) -> Int {
        let target = Array(right)
        var row = Array(0...target.count)
        for (line, character) in left.enumerated() {
            var diagonal = row[0]
            row[0] = line + 1
            for column in target.indices {
                let replaced = diagonal + (character == target[column] ? 0 : 1)
                diagonal = row[column + 1]
                row[column + 1] = min(replaced, row[column] + 1, diagonal + 1)
            }
        }
        return row[target.count]
    }
}
