extension TidyRule {
    /// Files with several small types that are one thing, each with its reason.
    static let familiesOfTypes = [
        "Sources/CareCore/Identity/Numbers.swift": "four numbers of one shape"
    ]

    static let files = [
        TidyRule(
            name: "one type a file, under its own name",
            broken: SourceFile(
                path: "Sources/Gateway/Queue.swift",
                text: "struct Queue {\n    struct Entry {}\n}\n\nenum QueueError {}\n"),
            kept: SourceFile(
                path: "Sources/Gateway/Queue.swift",
                text: "struct Queue {\n    enum Inner {}\n}\n\nextension Queue {}\n\nprivate struct Entry {}\n"),
            check: { file in
                guard file.isProduct, familiesOfTypes[file.path] == nil else { return [] }
                return misplacedTypes(in: file)
            }),
        TidyRule(
            name: "a file of an extension is named after its type",
            broken: SourceFile(path: "Sources/Gateway/Queue+Draining.swift", text: "extension Store {}\n"),
            kept: SourceFile(path: "Sources/Gateway/Queue+Draining.swift", text: "extension Queue.Entry {}\n"),
            check: { file in
                guard file.isProduct, let plus = file.name.firstIndex(of: "+") else { return [] }
                let type = file.name[..<plus]
                let extended = topLevel(file).filter { $0.keyword == "extension" }
                if extended.contains(where: { $0.name.split(separator: ".").contains(type) }) { return [] }
                return [Violation(path: file.path, line: 1, text: "expected an extension of \(type)")]
            }),
        TidyRule(
            name: "no file that only holds a place",
            broken: SourceFile(path: "Sources/Gateway/Scaffold.swift", text: "// soon\n"),
            kept: SourceFile(path: "Sources/Gateway/Gateway.swift", text: "enum Gateway {}\n"),
            check: { file in
                let isEmpty = file.path.hasSuffix(".swift") && file.code.allSatisfy { $0.allSatisfy(\.isWhitespace) }
                let isDocumentation = file.path.contains(".docc/") || file.name == "Package.swift"
                guard file.name == "Scaffold.swift" || (isEmpty && !isDocumentation) else { return [] }
                return [Violation(path: file.path, line: 1, text: "nothing is declared here: delete the file")]
            }),
    ]

    private static func misplacedTypes(in file: SourceFile) -> [Violation] {
        let types = topLevel(file).filter { $0.keyword != "extension" && !$0.isPrivate }
        let name = file.name.dropLast(".swift".count)
        return types.enumerated().compactMap { position, type in
            if position > 0 {
                return Violation(path: file.path, line: type.line, text: "\(type.name) wants a file of its own")
            }
            // An entry point may be called main.swift; a type beside an extension keeps the extension's name.
            if name == "main" || name.contains("+") || String(name) == type.name { return nil }
            return Violation(path: file.path, line: type.line, text: "\(type.name) stands in \(file.name)")
        }
    }

    /// The types and extensions that are declared without indentation.
    private static func topLevel(
        _ file: SourceFile
    ) -> [(line: Int, keyword: String, name: String, isPrivate: Bool)] {
        var found: [(Int, String, String, Bool)] = []
        for (index, line) in file.code.enumerated() where line.first?.isLetter == true {
            let words = line.split { " :<{".contains($0) }.map(String.init)
            guard let position = words.firstIndex(where: { typeKeywords.contains($0) }), position + 1 < words.count,
                words[..<position].allSatisfy({ typeModifiers.contains($0) })
            else { continue }
            let isPrivate = words[..<position].contains { $0 == "private" || $0 == "fileprivate" }
            found.append((index + 1, words[position], words[position + 1], isPrivate))
        }
        return found
    }

    private static let typeKeywords: Set<String> = ["struct", "enum", "class", "actor", "protocol", "extension"]
    private static let typeModifiers: Set<String> = [
        "public", "package", "internal", "private", "fileprivate", "final", "indirect", "open", "nonisolated",
    ]
}
