/// Rows in aligned columns, for people. A Chinese character takes two columns of a terminal.
struct Table {
    private var rows: [[String]]

    init(_ titles: String...) { rows = [titles] }

    init(_ titles: [String]) { rows = [titles] }

    mutating func add(_ cells: String...) { rows.append(cells) }

    mutating func add(_ cells: [String]) { rows.append(cells) }

    /// The lines, titles first, without spaces at their ends.
    var lines: [String] {
        let columns = rows[0].indices.map { column in rows.map { Self.width($0[column]) }.max() ?? 0 }
        return rows.map { row in
            var line = ""
            for (column, cell) in row.enumerated() {
                line += cell
                if column + 1 < row.count {
                    line += String(repeating: " ", count: columns[column] - Self.width(cell) + 2)
                }
            }
            while line.last == " " { line.removeLast() }
            return line
        }
    }

    /// Columns that a text takes. Source of the ranges: Unicode Standard Annex 11, the wide blocks in use for Chinese.
    static func width(_ text: String) -> Int {
        text.unicodeScalars.reduce(0) { $0 + (isWide($1) ? 2 : 1) }
    }

    private static func isWide(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
            0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x20000...0x3FFFD:
            true
        default: false
        }
    }
}
