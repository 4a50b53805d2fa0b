/// What documents and comments point at.
enum DocumentLinks {
    /// The links of a document to files that are not among `paths`.
    static func broken(in document: SourceFile, paths: [String]) -> [Violation] {
        var folders = Set<Substring>()
        for path in paths {
            var rest = path[...]
            while let slash = rest.lastIndex(of: "/") {
                rest = rest[..<slash]
                folders.insert(rest)
            }
        }
        let known = Set(paths)
        var found: [Violation] = []
        for (index, line) in document.lines.enumerated() {
            for match in line.matches(of: /\]\(([^)\s]+)\)/) {
                let target = match.1.prefix { $0 != "#" }
                if target.isEmpty || target.contains("://") || target.hasPrefix("mailto:") { continue }
                let path = resolve(target, from: document.path)
                if known.contains(path) || folders.contains(path[...]) { continue }
                found.append(
                    Violation(path: document.path, line: index + 1, text: "the link \(target) leads to no file"))
            }
        }
        return found
    }

    /// The numbers in `Decision 7`, with their lines.
    static func citedDecisions(in file: SourceFile) -> [(line: Int, number: Int)] {
        file.lines.enumerated().flatMap { index, line -> [(line: Int, number: Int)] in
            guard line.mentions("Decision ") else { return [] }
            return line.matches(of: /\bDecision (\d{1,4})\b/).compactMap { match in
                Int(match.1).map { (index + 1, $0) }
            }
        }
    }

    /// `target` seen from the folder of `path`, without `.` and `..`.
    private static func resolve(_ target: Substring, from path: String) -> String {
        var parts = path.split(separator: "/").dropLast().map(String.init)
        for part in target.split(separator: "/") {
            switch part {
            case ".": continue
            case "..": _ = parts.popLast()
            default: parts.append(String(part))
            }
        }
        return parts.joined(separator: "/")
    }
}
