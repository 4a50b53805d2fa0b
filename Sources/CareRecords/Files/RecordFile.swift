/// A file of comma-separated text with records for a form, and everything that is wrong with it.
///
/// The first line names the columns by the names of the form's fields or by their Chinese titles, in any order; columns
/// that need not be filled may be missing. Cells are read as `SpreadsheetCell` says; lines without any value are passed
/// over. The file is UTF-8, with or without a byte order mark, or GB18030.
public struct RecordFile: Sendable {
    /// One record.
    public struct Line: Sendable, Equatable {
        /// On which line it begins, from 1, the header included.
        public let number: Int
        /// Its values.
        public let row: RecordRow
    }

    /// The records in order of the file; only to be used when there are no faults.
    public private(set) var lines: [Line] = []
    /// Everything that is wrong, in order of the file.
    public private(set) var faults: [RecordFileFault] = []
    /// How the text lies in the bytes; `nil` when that is not to be told.
    public private(set) var encoding: TextEncoding?

    /// Records of the longest file: those of one request.
    public static let maximumLines = RecordRequest.longest
    /// Bytes of the longest file: some 800 a record.
    public static let maximumBytes = 16 * 1_024 * 1_024

    private let form: RecordForm
    private var columns: [RecordColumn] = []
    private var keys: [[StoredValue]: Int] = [:]

    /// The records as they are handed in, with the lines on which they stand.
    public var submissions: [RecordSubmission] {
        lines.map { line in
            let fields = form.columns.compactMap { column -> RecordSubmission.Field? in
                let value = line.row[name: column.name]
                return value == .none ? nil : RecordSubmission.Field(column.name, column.text(value) ?? "")
            }
            return RecordSubmission(form: form.name, fields: fields, line: line.number)
        }
    }

    /// Reads a file; never stops at the first bad line.
    /// - Parameters:
    ///   - bytes: The file.
    ///   - form: What its records are for.
    ///   - decodeGB18030: The text of bytes in GB18030, which takes a table of the system's; `nil` for bytes that are
    ///     none.
    public init(_ bytes: [UInt8], for form: RecordForm, decodeGB18030: ([UInt8]) -> String?) {
        self.form = form
        do {
            let (text, encoding) = try TextEncoding.read(
                bytes, atMost: Self.maximumBytes, decodeGB18030: decodeGB18030)
            self.encoding = encoding
            read(text)
        } catch {
            faults.append(RecordFileFault(line: 0, error))
        }
    }

    private mutating func read(_ text: [UInt8]) {
        var reader = TableReader(text, columns: form.columns.map(\.name), atMost: Self.maximumLines)
        while let piece = reader.next() {
            switch piece {
            case .header(let line, let titles):
                readHeader(titles, on: line)
                guard faults.isEmpty else { return }
            case .line(let number, let cells): read(cells, on: number)
            case .fault(let fault): faults.append(fault)
            }
        }
    }

    private mutating func read(_ cells: [String], on line: Int) {
        let texts = zip(columns, cells).map { column, cell in (column.name, Self.canonicalDay(cell, column) ?? cell) }
        let (row, found) = form.fill(texts)
        faults += found.map { RecordFileFault(line: line, $0) }
        findDuplicate(row, on: line)
        if found.isEmpty { lines.append(Line(number: line, row: row)) }
    }

    /// A day as spreadsheets write it, `2021/12/3`, as it stands in records; `nil` where none stands.
    private static func canonicalDay(_ cell: String, _ column: RecordColumn) -> String? {
        guard column.isInteger, let day = DamagedText.slashedDay(cell)?.recordText, column.read(day) != nil else {
            return nil
        }
        return day
    }

    /// A register has one line of a key; of two in a file nobody can tell which is meant.
    private mutating func findDuplicate(_ row: RecordRow, on line: Int) {
        guard form.table != nil else { return }
        let key = form.subject.map { row[name: $0] }
        guard !key.contains(.none) else { return }
        guard let earlier = keys.updateValue(keys[key] ?? line, forKey: key) else { return }
        faults.append(
            RecordFileFault(
                line: line,
                RecordFault(
                    form.subject.joined(separator: " "), expected: "each of them once in a file",
                    found: form.subject(of: row), hint: "line \(earlier) has it too; keep one of them")))
    }

    private mutating func fault(_ line: Int, expected: String, found: String, hint: String = "") {
        faults.append(RecordFileFault(line: line, RecordFault("", expected: expected, found: found, hint: hint)))
    }

    private func names(_ columns: [RecordColumn]) -> String { columns.map(\.name).joined(separator: ",") }
}

extension RecordFile {
    private mutating func readHeader(_ titles: [String], on line: Int) {
        let masked = RecordFileWriter.maskedColumn
        if titles.contains(masked.name) || titles.contains(masked.title) {
            return fault(
                line, expected: "a file with whole values", found: "a masked export",
                hint: "its private values are hidden and cannot be taken back; export the file unmasked")
        }
        // What names no column at all is a record, the values of which are not repeated.
        guard titles.contains(where: { title in form.columns.contains { $0.name == title || $0.title == title } })
        else {
            return fault(
                line, expected: "a header with the columns \(names(form.columns)), or their Chinese titles",
                found: "\(titles.count) fields that name none of them")
        }
        for title in titles {
            guard let column = column(titled: title, on: line) else { continue }
            if columns.contains(where: { $0.name == column.name }) {
                fault(line, expected: "each column once", found: title)
            }
            columns.append(column)
        }
        for column in form.columns where column.isRequired && !columns.contains(where: { $0.name == column.name }) {
            faults.append(
                RecordFileFault(
                    line: line,
                    RecordFault(column.name, expected: "this column (\(column.title)) in the header", found: "")))
        }
    }

    private mutating func column(titled title: String, on line: Int) -> RecordColumn? {
        if let column = form.columns.first(where: { $0.name == title }) { return column }
        let columns = form.columns.filter { $0.title == title }
        if columns.count == 1 { return columns[0] }
        if columns.isEmpty {
            fault(line, expected: "columns among \(names(form.columns)), or their Chinese titles", found: title)
        } else {
            fault(
                line, expected: "titles that stand for one column", found: title,
                hint: "write the name: \(columns.map(\.name).joined(separator: " or "))")
        }
        return nil
    }
}
