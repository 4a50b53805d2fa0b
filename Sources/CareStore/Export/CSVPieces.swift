internal import CareRecords
internal import Foundation

/// Reads the records of a long file by the piece: it is never in memory as a whole.
struct CSVPieces {
    private static let pieceBytes = 1_048_576

    private let path: String
    private let handle: FileHandle
    private var rest: [UInt8] = []
    private var isAtEnd = false

    init(_ path: String) throws {
        self.path = path
        handle = try FileHandle(forReadingFrom: URL(filePath: path))
    }

    /// The next whole records; `nil` at the end.
    mutating func next() throws -> [CSVReader.Record]? {
        while !isAtEnd {
            let data = try handle.read(upToCount: Self.pieceBytes) ?? Data()
            isAtEnd = data.isEmpty
            rest += data
            let end = isAtEnd ? rest.count : endOfRecords()
            guard end > 0 else { continue }
            var reader = CSVReader(Array(rest[..<end]))
            rest = Array(rest[end...])
            var records: [CSVReader.Record] = []
            do {
                while let record = try reader.next() { records.append(record) }
            } catch {
                throw StoreError(.damaged, "\(path): \(error.text); export again")
            }
            return records
        }
        return nil
    }

    /// Where the last whole record ends: at a line end with an even number of quotation marks before it.
    private func endOfRecords() -> Int {
        var isQuoted = false
        var end = 0
        for (index, byte) in rest.enumerated() {
            if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
            if byte == UInt8(ascii: "\n"), !isQuoted { end = index + 1 }
        }
        return end
    }
}
