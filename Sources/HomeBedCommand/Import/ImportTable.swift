import CareRecords

/// A CSV file of one of the gateway's own registers, line by line, with every fault of every cell.
///
/// The header names the columns, in any order. Text and cells are those of files of records (`TextEncoding`,
/// `TableReader`), but for blank space at the ends of a cell, which says nothing here.
struct ImportTable {
    /// One line below the header.
    struct Line {
        let number: Int
        fileprivate let cells: [String: String]

        /// Whether nothing stands in a column.
        func isEmpty(_ column: String) -> Bool { cells[column, default: ""].isEmpty }
    }

    /// Everything that is wrong so far, in order of the file.
    private(set) var faults: [RecordFileFault] = []

    /// A longer file does not fit through the control socket. 2,100 beds have some 14,000 devices.
    static let maximumLines = 30_000
    /// Bytes of the longest file.
    static let maximumBytes = 8 * 1_024 * 1_024

    private let needed: [String]
    private let columns: [String]
    private var titles: [String] = []
    private var reader: TableReader?

    /// Begins a file that has the columns `needed` and may have those in `wanted`.
    init(_ bytes: [UInt8], needed: [String], wanted: [String]) {
        self.needed = needed
        columns = needed + wanted
        do {
            let (text, _) = try TextEncoding.read(
                bytes, atMost: Self.maximumBytes, decodeGB18030: InputFile.gb18030)
            reader = TableReader(text, columns: needed, atMost: Self.maximumLines)
        } catch {
            faults.append(RecordFileFault(line: 0, error))
        }
    }

    /// The next line that has a cell for each column; `nil` at the end. Bad lines are faults and are passed over.
    mutating func next() -> Line? {
        while let piece = reader?.next() {
            switch piece {
            case .header(let line, let titles):
                readHeader(titles, on: line)
                guard faults.isEmpty else { return nil }
            case .line(let number, let cells):
                let texts = cells.map { SpreadsheetCell.trimmedText(of: $0) }
                return Line(number: number, cells: Dictionary(uniqueKeysWithValues: zip(titles, texts)))
            case .fault(let fault): faults.append(fault)
            }
        }
        return nil
    }

    private mutating func readHeader(_ titles: [String], on line: Int) {
        self.titles = titles
        let names = columns.joined(separator: ",")
        // What names no column at all is a line, the values of which are not repeated.
        guard titles.contains(where: columns.contains) else {
            return fault(
                line, expected: "a header with the columns \(needed.joined(separator: ","))",
                found: "\(titles.count) fields that name none of them")
        }
        for title in titles where !columns.contains(title) {
            fault(line, expected: "columns among \(names)", found: title)
        }
        for (index, title) in titles.enumerated() where titles[..<index].contains(title) {
            fault(line, expected: "each column once", found: title)
        }
        for title in needed where !titles.contains(title) {
            fault(line, title, expected: "this column in the header", found: "")
        }
    }

    /// A cell that must be there and good.
    /// - Parameters:
    ///   - column: The column's title.
    ///   - line: The line.
    ///   - expected: What a good value is.
    ///   - privacy: How private the values are; what is private is not repeated.
    ///   - hint: What seems to have happened to a text that is no good value.
    ///   - parse: The value of a text; `nil` where it is none.
    /// - Returns: The value; `nil` when it is missing or bad, which is a fault.
    mutating func needed<Value>(
        _ column: String, _ line: Line, _ expected: String, _ privacy: RecordPrivacy = .open,
        hint: (String) -> String = RecordID.hint, _ parse: (String) -> Value?
    ) -> Value? {
        let text = line.cells[column] ?? ""
        if !text.isEmpty, !privacy.isMask(text), let value = parse(text) { return value }
        let fault = RecordFault(column, expected: expected, finding: text, privacy, hint: hint(text))
        faults.append(RecordFileFault(line: line.number, fault))
        return nil
    }

    /// A cell that may be empty.
    mutating func wanted<Value>(
        _ column: String, _ line: Line, _ expected: String, _ privacy: RecordPrivacy = .open,
        hint: (String) -> String = RecordID.hint, _ parse: (String) -> Value?
    ) -> Value? {
        line.isEmpty(column) ? nil : needed(column, line, expected, privacy, hint: hint, parse)
    }

    /// Something that is wrong beyond a single cell.
    mutating func fault(_ line: Int, _ column: String = "", expected: String, found: String) {
        faults.append(RecordFileFault(line: line, RecordFault(column, expected: expected, found: found)))
    }
}
