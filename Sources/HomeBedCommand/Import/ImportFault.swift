/// One thing that is wrong with an import file.
struct ImportFault: Error, Equatable {
    /// Line from 1, the header included.
    let line: Int
    /// The column; empty where the line as a whole is wrong.
    let column: String
    /// What stands there.
    let found: String
    /// What may stand there.
    let expected: String

    /// `FILE:LINE: COLUMN: expected …, found …`.
    func text(in file: String) -> String {
        let place = column.isEmpty ? "\(file):\(line)" : "\(file):\(line): \(column)"
        return "\(place): expected \(expected), found \(found.isEmpty ? "nothing" : "\"\(found)\"")"
    }

    /// The same for what the core says of a line: `line 3: …` becomes `FILE:3: …`.
    static func text(_ reason: String, in file: String) -> String {
        let parts = reason.split(separator: ":", maxSplits: 1)
        guard parts.count == 2, parts[0].hasPrefix("line "), let line = Int(parts[0].dropFirst(5)) else {
            return "\(file): \(reason)"
        }
        return "\(file):\(line):\(parts[1])"
    }
}
