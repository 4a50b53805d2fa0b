extension TidyRule {
    /// Put together here so that this file keeps the rule too.
    private static let openEnds = ["FIX" + "ME", "TO" + "DO", "X" + "XX", "HA" + "CK"]

    /// Folders that exist on somebody's machine and on no other.
    private static let machinePaths = ["/wo" + "rk/", "/ro" + "ot/", "/ho" + "me/", "/opt/sw" + "ift", "/Us" + "ers/"]

    static let words = [
        TidyRule(
            name: "nothing is left open in a comment",
            readsAllText: true,
            broken: SourceFile(path: "Sources/CareCore/Open.swift", text: "// \(openEnds[1]): later"),
            kept: SourceFile(path: "Sources/CareCore/Open.swift", text: "// to do it later would lose the row"),
            check: { file in
                find(openEnds, in: file) { "\($0): finish it, or open an issue and say what holds today" }
            }),
        TidyRule(
            name: "no path of one machine",
            readsAllText: true,
            broken: SourceFile(path: "Tests/run", text: "cd \(machinePaths[0])main"),
            kept: SourceFile(path: "Tests/run", text: "cd \"$(dirname \"$0\")/..\"  # paperwork/network"),
            check: { file in
                find(machinePaths, in: file) { "\($0): use a path from the repository, or a flag" }
            }),
    ]

    private static func find(
        _ words: [String], in file: SourceFile, text: (String) -> String
    ) -> [Violation] {
        var found: [Violation] = []
        for (index, line) in file.lines.enumerated() {
            for word in words where stands(word, in: line) {
                found.append(Violation(path: file.path, line: index + 1, text: text(word)))
            }
        }
        return found
    }

    /// Whether `word` stands in `line` and is not the tail or head of another word.
    private static func stands(_ word: String, in line: String) -> Bool {
        guard line.mentions(word) else { return false }
        return line.ranges(of: word).contains { range in
            let before = range.lowerBound > line.startIndex ? line[line.index(before: range.lowerBound)] : " "
            let after = range.upperBound < line.endIndex ? line[range.upperBound] : " "
            let startsClean = !before.isLetter && !before.isNumber && before != "." && before != "}"
            return startsClean && (word.hasPrefix("/") || !after.isLetter)
        }
    }
}
