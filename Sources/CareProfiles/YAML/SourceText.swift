import Yams

/// A file's text by lines, to find where inside a YAML scalar a character of its value stands.
final class SourceText {
    let path: String
    private let lines: [[Unicode.Scalar]]

    init(_ file: SourceFile) {
        path = file.path
        lines = file.text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).map(Array.init)
    }

    /// The place of a YAML mark; the file's start where the parser gave none, its end for a mark behind the last line.
    func position(of mark: Mark?) -> SourcePosition {
        guard let mark, let last = lines.last else { return SourcePosition(file: path, line: 1, column: 1) }
        guard mark.line <= lines.count else {
            return SourcePosition(file: path, line: lines.count, column: last.count + 1)
        }
        return SourcePosition(file: path, line: mark.line, column: mark.column)
    }

    /// The place of the character at `offset` (in Unicode scalars) of the scalar's value.
    ///
    /// A scalar's value differs from its source by folded white space, quotes and a block header only, so both are
    /// walked side by side and white space is skipped freely. Where an escape sequence breaks that, the scalar's
    /// start counts.
    func position(of offset: Int, in scalar: Node.Scalar) -> SourcePosition {
        let start = position(of: scalar.mark)
        var line = start.line - 1
        var column = start.column - 1
        switch scalar.style {
        case .literal, .folded:
            line += 1
            column = 0
        case .singleQuoted, .doubleQuoted: column += 1
        case .any, .plain: break
        }
        var last = SourcePosition(file: path, line: line + 1, column: column + 1)
        for (index, character) in scalar.string.unicodeScalars.enumerated() where !character.properties.isWhitespace {
            guard let found = next(from: &line, &column), lines[found.line][found.column] == character else {
                return start
            }
            last = SourcePosition(file: path, line: found.line + 1, column: found.column + 1)
            if index >= offset { return last }
        }
        return SourcePosition(file: path, line: last.line, column: last.column + 1)
    }

    /// The next character that is not white space, and the cursor moved behind it.
    private func next(from line: inout Int, _ column: inout Int) -> (line: Int, column: Int)? {
        while line < lines.count {
            while column < lines[line].count {
                defer { column += 1 }
                if !lines[line][column].properties.isWhitespace { return (line, column) }
            }
            line += 1
            column = 0
        }
        return nil
    }
}
