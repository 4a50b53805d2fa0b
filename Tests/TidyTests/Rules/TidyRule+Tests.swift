extension TidyRule {
    static let tests = [
        TidyRule(
            name: "a test is called by its sentence",
            broken: SourceFile(
                path: "Tests/IngestTests/Sample.swift",
                text: "@Test(\n    \"nothing is lost\")\nfunc nothingIsLost() {}"),
            kept: SourceFile(
                path: "Tests/IngestTests/Sample.swift",
                text: "@Test(arguments: [\"a\"])\nfunc `nothing is lost`(name: String) {}\nfunc lose() {}"),
            check: { file in
                file.code.indices.compactMap { index -> Violation? in
                    guard file.code[index].drop(while: \.isWhitespace).hasPrefix("@Test"),
                        let line = file.code[index...].first(where: { $0.contains("func ") }),
                        let name = line.firstRange(of: "func ")?.upperBound, line[name...].first != "`"
                    else { return nil }
                    return Violation(
                        path: file.path, line: index + 1, text: "expected a sentence in backticks behind func")
                }
            })
    ]
}
