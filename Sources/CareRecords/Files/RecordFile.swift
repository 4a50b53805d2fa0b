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
            read(try text(bytes, decodeGB18030))
        } catch {
            faults.append(RecordFileFault(line: 0, error))
        }
    }

    /// The file's text in UTF-8.
    private mutating func text(_ bytes: [UInt8], _ decode: ([UInt8]) -> String?) throws(RecordFault) -> [UInt8] {
        guard bytes.count <= Self.maximumBytes else {
            throw RecordFault(
                "", expected: "at most \(Self.maximumBytes) bytes", found: "\(bytes.count)", hint: "split the file")
        }
        let found = try TextEncoding.detect(bytes)
        encoding = found
        guard found == .gb18030 else { return bytes }
        guard let text = decode(bytes), !text.unicodeScalars.contains("\u{FFFD}") else {
            throw RecordFault(
                "", expected: "a text file in UTF-8 or GB18030", found: "bytes that are no characters of either",
                hint: "save the file as UTF-8 (in Excel: CSV UTF-8)")
        }
        return Array(text.utf8)
    }

    private mutating func read(_ text: [UInt8]) {
        var reader = CSVReader(text)
        var hasHeader = false
        var count = 0
        while true {
            do {
                guard let record = try reader.next() else { break }
                guard hasHeader else {
                    hasHeader = true
                    readHeader(record)
                    guard faults.isEmpty else { return }
                    continue
                }
                let cells = record.fields.map { SpreadsheetCell.text(of: $0) }
                if cells.allSatisfy(\.isEmpty) { continue }
                count += 1
                guard count <= Self.maximumLines else {
                    return fault(
                        record.line, expected: "at most \(Self.maximumLines) records", found: "more",
                        hint: "split the file")
                }
                read(cells, on: record.line)
            } catch {
                fault(error.line, expected: "comma-separated text as in RFC 4180", found: error.text)
                // Without a header nothing below it can be told.
                if !hasHeader { return }
            }
        }
        if !hasHeader {
            fault(1, expected: "a header with the columns \(names(form.columns))", found: "")
        } else if lines.isEmpty, faults.isEmpty {
            fault(1, expected: "records below the header", found: "")
        }
    }

    private mutating func read(_ cells: [String], on line: Int) {
        guard cells.count == columns.count else {
            return fault(
                line, expected: "\(columns.count) fields as in the header", found: "\(cells.count)",
                hint: cells.count > columns.count
                    ? "a value with a comma in it stands in quotation marks"
                    : "a field without a value still has its comma")
        }
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
    private mutating func readHeader(_ record: CSVReader.Record) {
        let masked = RecordFileWriter.maskedColumn
        let titles = record.fields.map { Self.trimmed(SpreadsheetCell.text(of: $0)) }
        if titles.contains(masked.name) || titles.contains(masked.title) {
            return fault(
                record.line, expected: "a file with whole values", found: "a masked export",
                hint: "its private values are hidden and cannot be taken back; export the file unmasked")
        }
        if titles.count == 1, let separator = [";", "\t", "\u{FF0C}"].first(where: { titles[0].contains($0) }) {
            let name = separator == ";" ? "semicolons" : separator == "\t" ? "tabs" : "full-width commas"
            return fault(
                record.line, expected: "columns with commas between them", found: name, hint: "save the file as CSV")
        }
        // What names no column at all is a record, the values of which are not repeated.
        guard titles.contains(where: { title in form.columns.contains { $0.name == title || $0.title == title } })
        else {
            return fault(
                record.line, expected: "a header with the columns \(names(form.columns)), or their Chinese titles",
                found: "\(titles.count) fields that name none of them")
        }
        for title in titles {
            guard let column = column(titled: title, on: record.line) else { continue }
            if columns.contains(where: { $0.name == column.name }) {
                fault(record.line, expected: "each column once", found: title)
            }
            columns.append(column)
        }
        for column in form.columns where column.isRequired && !columns.contains(where: { $0.name == column.name }) {
            faults.append(
                RecordFileFault(
                    line: record.line,
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

    private static func trimmed(_ text: String) -> String {
        var rest = text[...]
        while rest.first?.isWhitespace == true { rest.removeFirst() }
        while rest.last?.isWhitespace == true { rest.removeLast() }
        return String(rest)
    }
}
