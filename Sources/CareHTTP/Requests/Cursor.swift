/// Where a page ended, as a text that means nothing to who passes it on. It holds no secret: whoever may see the list
/// may make one.
enum Cursor {
    /// The problem of every text that is no cursor of the list.
    static let problem = Problem(
        .invalidCursor, "cursor: expected the \"next\" of a page of this list, found another text")

    /// The cursor of a position in the list of that name.
    static func text(_ position: String, of list: String) -> String {
        Base64URL.text("\(list)\n\(position)".utf8)
    }

    /// The position that `text` names.
    /// - Throws: `Problem` when it is no cursor of the list.
    static func read(_ text: String, of list: String) throws -> String {
        guard text.utf8.count <= 400, let bytes = Base64URL.bytes(text),
            let words = String(validating: bytes, as: UTF8.self), words.hasPrefix(list + "\n")
        else { throw problem }
        return String(words.dropFirst(list.count + 1))
    }
}
