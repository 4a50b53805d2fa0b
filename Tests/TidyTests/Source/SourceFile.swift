/// A file of text, with comments and string literals blanked out for the rules that look at code.
struct SourceFile: Sendable {
    /// Path from the repository's root.
    let path: String
    /// The whole text.
    let text: String
    /// The lines of the text.
    let lines: [String]
    /// The same lines, comments and the insides of string literals replaced by spaces; of other files than Swift
    /// the text itself.
    let code: [String]

    init(path: String, text: String) {
        self.path = path
        self.text = text
        lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        if path.hasSuffix(".swift") {
            code = SwiftMask.blank(text).split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        } else {
            code = lines
        }
    }

    /// The file's name without folders.
    var name: String { String(path.split(separator: "/").last ?? "") }

    /// The target that the file belongs to: the folder below `Sources`, `Simulator` or `Tests`.
    var target: String {
        let parts = path.split(separator: "/")
        return parts.count > 2 ? String(parts[1]) : ""
    }

    /// Whether the file is compiled into what is delivered.
    var isProduct: Bool { path.hasPrefix("Sources/") || path.hasPrefix("Simulator/") }

    /// The modules that the file imports, with line numbers from 1.
    var imports: [(line: Int, module: String)] {
        var found: [(Int, String)] = []
        for (index, line) in code.enumerated() {
            var words = line.split(separator: " ").map(String.init)
            while let first = words.first, first.hasPrefix("@") || Self.importModifiers.contains(first) {
                words.removeFirst()
            }
            guard words.count >= 2, words[0] == "import" else { continue }
            let last = words[words.count - 1]
            found.append((index + 1, String(last.split(separator: ".").first ?? "")))
        }
        return found
    }

    private static let importModifiers: Set<String> = ["public", "package", "internal", "private", "fileprivate"]
}
