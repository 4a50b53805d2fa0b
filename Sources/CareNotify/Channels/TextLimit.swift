/// Texts within the bytes that a provider takes.
enum TextLimit {
    /// The text, or as much of its beginning as fits with `…` behind it; a character is never cut in two.
    static func cut(_ text: String, _ bytes: Int) -> String {
        guard text.utf8.count > bytes else { return text }
        var kept = ""
        var used = 3
        for character in text {
            used += character.utf8.count
            if used > bytes { break }
            kept.append(character)
        }
        return kept + "…"
    }
}
