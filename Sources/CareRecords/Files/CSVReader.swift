/// Reads comma-separated text as RFC 4180 describes it: quoted fields, doubled quotes, CRLF or LF.
///
/// Written here because the libraries at hand lose the line numbers that a person needs to mend a file.
public struct CSVReader {
    /// One record.
    public struct Record: Sendable, Equatable {
        /// The line on which it begins, from 1.
        public let line: Int
        /// Its fields, unquoted.
        public let fields: [String]
    }

    /// Why the text is not comma-separated text.
    public struct Fault: Error, Equatable {
        /// The line, from 1; of a quotation mark that is never closed the line on which it opens.
        public let line: Int
        /// What is wrong.
        public let text: String
    }

    private let bytes: [UInt8]
    private var position = 0
    private var line = 1

    /// A reader of UTF-8 text, with or without a byte order mark.
    public init(_ bytes: [UInt8]) {
        self.bytes = bytes
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
    }

    /// The next record, empty lines left out; `nil` at the end. After a fault the next call goes on below its line.
    public mutating func next() throws(Fault) -> Record? {
        while position < bytes.count {
            let start = line
            do {
                let fields = try record()
                if fields != [""] { return Record(line: start, fields: fields) }
            } catch {
                skipLine()
                throw error
            }
        }
        return nil
    }

    private mutating func record() throws(Fault) -> [String] {
        var fields: [String] = []
        while true {
            fields.append(try peek == quote ? quotedField() : plainField())
            switch peek {
            case comma: position += 1
            case nil: return fields
            default:
                endLine()
                return fields
            }
        }
    }

    private mutating func plainField() throws(Fault) -> String {
        let start = position
        while let byte = peek, byte != comma, !isLineEnd(byte) {
            if byte == quote {
                throw Fault(line: line, text: "a quotation mark inside a field; put the whole field in quotation marks")
            }
            position += 1
        }
        return try text(bytes[start..<position])
    }

    private mutating func quotedField() throws(Fault) -> String {
        let start = line
        var field: [UInt8] = []
        position += 1
        while let byte = peek {
            position += 1
            if byte == quote {
                guard peek == quote else {
                    if let after = peek, after != comma, !isLineEnd(after) {
                        throw Fault(line: line, text: "text after the closing quotation mark of a field")
                    }
                    return try text(field[...])
                }
                position += 1
            }
            if byte == newline { line += 1 }
            field.append(byte)
        }
        throw Fault(line: start, text: "a quotation mark that is never closed")
    }

    private func text(_ bytes: ArraySlice<UInt8>) throws(Fault) -> String {
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw Fault(line: line, text: "bytes that are not UTF-8; save the file as UTF-8")
        }
        return text
    }

    private mutating func skipLine() {
        while let byte = peek, !isLineEnd(byte) { position += 1 }
        endLine()
    }

    private mutating func endLine() {
        if peek == carriageReturn { position += 1 }
        if peek == newline { position += 1 }
        line += 1
    }

    private var peek: UInt8? { position < bytes.count ? bytes[position] : nil }
    private func isLineEnd(_ byte: UInt8) -> Bool { byte == newline || byte == carriageReturn }
    private let quote = UInt8(ascii: "\"")
    private let comma = UInt8(ascii: ",")
    private let newline = UInt8(ascii: "\n")
    private let carriageReturn = UInt8(ascii: "\r")
}
