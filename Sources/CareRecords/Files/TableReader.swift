/// Goes through comma-separated text with a header: the header, then line by line, and past every bad one.
///
/// Cells are read as `SpreadsheetCell` says; lines without any value are passed over.
public struct TableReader {
    /// What comes next in the text.
    public enum Piece: Sendable, Equatable {
        /// The header, with the line on which it stands and its titles without blanks at their ends.
        case header(Int, titles: [String])
        /// A line below it, with as many cells as the header; its number counts from 1.
        case line(Int, cells: [String])
        /// Something is wrong there.
        case fault(RecordFileFault)
    }

    private var reader: CSVReader
    private let columns: String
    private let longest: Int
    private var width: Int?
    private var count = 0
    private var hasFaults = false
    private var isOver = false

    /// A reader of text in UTF-8.
    /// - Parameters:
    ///   - text: The text.
    ///   - columns: Names of the columns that a header may have, for messages.
    ///   - longest: Most lines below the header.
    public init(_ text: [UInt8], columns: [String], atMost longest: Int) {
        reader = CSVReader(text)
        self.columns = columns.joined(separator: ",")
        self.longest = longest
    }

    /// The next piece; `nil` at the end, and after a fault below which nothing can be told.
    public mutating func next() -> Piece? {
        while !isOver {
            do {
                guard let record = try reader.next() else { return end() }
                guard width != nil else { return header(record) }
                let cells = record.fields.map { SpreadsheetCell.text(of: $0) }
                if cells.allSatisfy(\.isEmpty) { continue }
                return line(record.line, cells)
            } catch {
                isOver = width == nil
                return fault(error.line, expected: "comma-separated text as in RFC 4180", found: error.text)
            }
        }
        return nil
    }

    private mutating func header(_ record: CSVReader.Record) -> Piece {
        let titles = record.fields.map { SpreadsheetCell.trimmedText(of: $0) }
        let separators = [(";", "semicolons"), ("\t", "tabs"), ("\u{FF0C}", "full-width commas")]
        if titles.count == 1, let found = separators.first(where: { titles[0].contains($0.0) }) {
            isOver = true
            return fault(
                record.line, expected: "columns with commas between them", found: found.1, hint: "save the file as CSV")
        }
        width = titles.count
        return .header(record.line, titles: titles)
    }

    private mutating func line(_ number: Int, _ cells: [String]) -> Piece {
        count += 1
        guard count <= longest else {
            isOver = true
            return fault(number, expected: "at most \(longest) records", found: "more", hint: "split the file")
        }
        guard let width, cells.count != width else { return .line(number, cells: cells) }
        return fault(
            number, expected: "\(width) fields as in the header", found: "\(cells.count)",
            hint: cells.count > width
                ? "a value with a comma in it stands in quotation marks" : "a field without a value still has its comma"
        )
    }

    private mutating func end() -> Piece? {
        isOver = true
        if width == nil { return fault(1, expected: "a header with the columns \(columns)", found: "") }
        return count == 0 && !hasFaults ? fault(1, expected: "records below the header", found: "") : nil
    }

    private mutating func fault(_ line: Int, expected: String, found: String, hint: String = "") -> Piece {
        hasFaults = true
        return .fault(RecordFileFault(line: line, RecordFault("", expected: expected, found: found, hint: hint)))
    }
}
