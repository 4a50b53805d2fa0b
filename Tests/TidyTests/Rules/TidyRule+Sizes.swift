extension TidyRule {
    /// Lines of one file. Source: convention 4 (aim 80 to 120).
    private static let fileLines = 400
    /// Lines of one function.
    private static let functionLines = 70
    /// Characters of one line.
    private static let lineLength = 120

    static let sizes = [
        TidyRule(
            name: "a file has at most \(fileLines) lines",
            broken: SourceFile(
                path: "Sources/CareCore/Long.swift", text: String(repeating: "\n", count: 400) + "let x"),
            kept: SourceFile(path: "Sources/CareCore/Short.swift", text: String(repeating: "\n", count: 400)),
            check: { file in
                let count = file.lines.count - (file.lines.last == "" ? 1 : 0)
                if count <= fileLines { return [] }
                return [Violation(path: file.path, line: count, text: "\(count) lines: split it by concept")]
            }),
        TidyRule(
            name: "a function has at most \(functionLines) lines",
            broken: SourceFile(path: "Sources/CareCore/Long.swift", text: sample(bodyLines: 71)),
            kept: SourceFile(path: "Sources/CareCore/Short.swift", text: sample(bodyLines: 60) + sample(bodyLines: 60)),
            check: { file in
                FunctionLengths(file).functions.filter { $0.lines > functionLines }.map {
                    Violation(
                        path: file.path, line: $0.start, text: "a function of \($0.lines) lines: split it by step")
                }
            }),
        TidyRule(
            name: "a line has at most \(lineLength) characters",
            broken: SourceFile(path: "Tests/run", text: String(repeating: "x", count: 121)),
            kept: SourceFile(path: "Tests/run", text: String(repeating: "护", count: 120)),
            check: longLines),
        TidyRule(
            name: "a line of a page, its script or its style has at most \(lineLength) characters",
            readsAllText: true,
            broken: SourceFile(path: "Sources/CWebFiles/files/board/long.js", text: String(repeating: "x", count: 121)),
            kept: SourceFile(path: "Sources/CWebFiles/files/long.yaml", text: String(repeating: "x", count: 121)),
            check: { file in pageEndings.contains { file.path.hasSuffix($0) } ? longLines(in: file) : [] }),
    ]

    private static let pageEndings = [".js", ".css", ".html"]

    private static func longLines(in file: SourceFile) -> [Violation] {
        file.lines.enumerated().filter { $0.element.count > lineLength }.map {
            Violation(path: file.path, line: $0.offset + 1, text: "\($0.element.count) characters: break it")
        }
    }

    private static func sample(bodyLines: Int) -> String {
        "func long() {\n" + String(repeating: "    step(\"{\") // {\n", count: bodyLines) + "}\n"
    }
}
