internal import Foundation

/// Where a page ended, as a text that means nothing to who passes it on. It holds no secret: whoever may see the list
/// may make one.
enum Cursor {
    /// The problem of every text that is no cursor of the list.
    static let problem = Problem(
        .invalidCursor, "cursor: expected the \"next\" of a page of this list, found another text")

    /// The cursor of a position in the list of that name.
    static func text(_ position: String, of list: String) -> String {
        Data("\(list)\n\(position)".utf8).base64EncodedString()
            .replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    }

    /// The position that `text` names.
    /// - Throws: `Problem` when it is no cursor of the list.
    static func read(_ text: String, of list: String) throws -> String {
        let whole = text.replacing("-", with: "+").replacing("_", with: "/")
        let padding = String(repeating: "=", count: (4 - whole.utf8.count % 4) % 4)
        guard text.utf8.count <= 400, let data = Data(base64Encoded: whole + padding),
            let words = String(data: data, encoding: .utf8), words.hasPrefix(list + "\n")
        else { throw problem }
        return String(words.dropFirst(list.count + 1))
    }
}
