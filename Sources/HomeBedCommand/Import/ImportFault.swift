/// One thing that is wrong with an import file.
struct ImportFault: Error, Equatable, CustomStringConvertible {
    /// Line from 1, the header included.
    let line: Int
    /// The column; empty where the line as a whole is wrong.
    let column: String
    /// What stands there.
    let found: String
    /// What may stand there.
    let expected: String

    var description: String {
        let place = column.isEmpty ? "line \(line)" : "line \(line), column \(column)"
        return "\(place): expected \(expected), found \(found.isEmpty ? "nothing" : "\"\(found)\"")"
    }
}
