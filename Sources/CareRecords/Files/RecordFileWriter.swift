/// Writes records as a file that people open in a spreadsheet and that `RecordFile` reads back unchanged: UTF-8 with a
/// byte order mark, lines that end in CRLF, and an apostrophe before every text that a spreadsheet would change or
/// carry out, such as identity numbers, identifiers that look like days, and what begins with `=`, `+`, `-` or `@`.
/// Reading takes it off again. Numbers and days stand bare, so that a spreadsheet can reckon with them.
public struct RecordFileWriter: Sendable {
    /// What stands above the columns.
    public enum Heading: Sendable {
        /// The names of the fields.
        case names
        /// Their Chinese titles.
        case titles
    }

    /// The columns, in order: those of the form's table, or of the form where it keeps none.
    public let columns: [RecordColumn]
    private let heading: Heading
    private let isMasked: Bool

    /// The column by which a masked file is known: its name and title. Such a file cannot be imported.
    static let maskedColumn = (name: "masked", title: "已脱敏")

    /// Makes a writer.
    /// - Parameters:
    ///   - form: By which the file can be read back.
    ///   - heading: What stands above the columns.
    ///   - isMasked: Whether private values are masked and the file is marked as such, for readers who may not see
    ///     people.
    public init(_ form: RecordForm, heading: Heading = .names, isMasked: Bool) {
        self.init(form.table?.columns ?? form.columns, heading, isMasked)
    }

    /// Makes a writer of a table, for people to read: a table that steps have filled is not read back.
    public init(of table: RecordTable, heading: Heading = .names, isMasked: Bool) {
        self.init(table.columns, heading, isMasked)
    }

    private init(_ columns: [RecordColumn], _ heading: Heading, _ isMasked: Bool) {
        self.columns = columns
        self.heading = heading
        self.isMasked = isMasked
    }

    /// What stands before the first record.
    public var header: [UInt8] {
        let titles = columns.map(\.title)
        // A title that two columns have says nothing.
        var cells = columns.map { column in
            heading == .names || titles.count { $0 == column.title } > 1 ? column.name : column.title
        }
        if isMasked { cells.append(heading == .names ? Self.maskedColumn.name : Self.maskedColumn.title) }
        return CSVWriter.start + CSVWriter.line(cells.map { SpreadsheetCell.cell(of: $0, isNumber: false) })
    }

    /// The line of a record.
    /// - Throws: A fault naming the column whose value is not of its type.
    public func line(_ row: RecordRow) throws(RecordFault) -> [UInt8] {
        var cells: [String] = []
        for column in columns {
            guard let text = column.text(row[name: column.name]) else {
                throw RecordFault(column.name, expected: column.expected, found: "a value of another type")
            }
            let shown = column.privacy.shown(text, showsPeople: !isMasked)
            cells.append(SpreadsheetCell.cell(of: shown, isNumber: column.isInteger))
        }
        if isMasked { cells.append(true.recordText) }
        return CSVWriter.line(cells)
    }

    /// A whole file.
    /// - Throws: As `line(_:)` does.
    public func file(_ rows: some Sequence<RecordRow>) throws(RecordFault) -> [UInt8] {
        var bytes = header
        for row in rows { bytes += try line(row) }
        return bytes
    }
}
