import CareCore
import CareRecords
import CareWire

/// A CSV file whose header names its columns, with every fault of every cell.
struct DutyTable {
    /// One line below the header.
    struct Line {
        let number: Int
        fileprivate let cells: [String: String]
    }

    private(set) var lines: [Line] = []
    private(set) var faults: [ImportFault] = []

    /// Reads a file that has the columns `needed` and may have those in `wanted`.
    init(_ bytes: [UInt8], needed: [String], wanted: [String]) { read(bytes, needed: needed, wanted: wanted) }

    private mutating func read(_ bytes: [UInt8], needed: [String], wanted: [String]) {
        guard bytes.count <= ImportFile.maximumBytes else {
            return fault(1, "", "\(bytes.count) bytes", "at most \(ImportFile.maximumBytes) bytes; split the file")
        }
        var reader = CSVReader(bytes)
        do {
            guard let header = try reader.next() else {
                return fault(1, "", "", "a header with the columns \(needed.joined(separator: ","))")
            }
            let titles = header.fields.map(Self.trimmed)
            for title in titles where !(needed + wanted).contains(title) {
                fault(header.line, "", title, "columns among \((needed + wanted).joined(separator: ","))")
            }
            for title in needed where !titles.contains(title) {
                fault(header.line, title, "", "this column in the header")
            }
            if Set(titles).count != titles.count { fault(header.line, "", "a column twice", "each column once") }
            guard faults.isEmpty else { return }
            while let record = try reader.next() {
                guard record.fields.count == titles.count else {
                    fault(record.line, "", "\(record.fields.count)", "\(titles.count) fields as in the header")
                    continue
                }
                let cells = Dictionary(uniqueKeysWithValues: zip(titles, record.fields.map(Self.trimmed)))
                lines.append(Line(number: record.line, cells: cells))
            }
            if lines.isEmpty, faults.isEmpty { fault(header.line, "", "", "lines below the header") }
            if lines.count > ImportFile.maximumLines {
                fault(1, "", "\(lines.count) lines", "at most \(ImportFile.maximumLines); split the file")
            }
        } catch {
            fault(error.line, "", error.text, "comma-separated text as in RFC 4180")
        }
    }

    /// A cell that must be there and good.
    mutating func needed<Value>(
        _ column: String, _ line: Line, _ expected: String, _ parse: (String) -> Value?
    ) -> Value? {
        let text = line.cells[column] ?? ""
        if !text.isEmpty, let value = parse(text) { return value }
        fault(line.number, column, text, expected)
        return nil
    }

    /// A cell that may be empty.
    mutating func wanted<Value>(
        _ column: String, _ line: Line, _ expected: String, _ parse: (String) -> Value?
    ) -> Value? {
        (line.cells[column] ?? "").isEmpty ? nil : needed(column, line, expected, parse)
    }

    /// The person, role and scope of a line.
    mutating func person(_ line: Line) -> (person: PersonID, post: DutyPost)? {
        let person = needed("person", line, "1 to 32 letters, digits, colons, underlines or hyphens") { PersonID($0) }
        let names = ContactRole.allCases.map(\.name).joined(separator: ", ")
        let role = needed("role", line, "one of \(names)") { ContactRole.named($0) }
        let scope = needed("scope", line, ContactScope.expected) { ContactScope($0) }
        guard let person, let role, let scope else { return nil }
        return (person, DutyPost(role, scope))
    }

    /// What a moment looks like, for messages.
    static let moment = "RFC 3339 such as 2025-11-06T08:00:00+08:00"

    private static func trimmed(_ text: String) -> String {
        var rest = text[...]
        while rest.first?.isWhitespace == true { rest.removeFirst() }
        while rest.last?.isWhitespace == true { rest.removeLast() }
        return String(rest)
    }

    private mutating func fault(_ line: Int, _ column: String, _ found: String, _ expected: String) {
        faults.append(ImportFault(line: line, column: column, found: found, expected: expected))
    }
}
