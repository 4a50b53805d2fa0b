import Foundation

/// SQLite's write-ahead log, as far as a torn write needs it. Source: https://www.sqlite.org/walformat.html
struct WriteAheadLog {
    private let path: String
    private let bytes: [UInt8]
    /// Where the frames of the last whole transaction end.
    private let end: Int
    private let salt: [UInt8]

    private static let header = 32
    private static let frameHeader = 24

    /// Reads a log; a file that is not there is an empty one.
    init(path: String) throws {
        self.path = path
        let bytes =
            FileManager.default.fileExists(atPath: path) ? [UInt8](try Data(contentsOf: URL(filePath: path))) : []
        self.bytes = bytes
        guard bytes.count >= Self.header else {
            end = 0
            salt = []
            return
        }
        let pageSize = Self.word(bytes, 8)
        salt = Array(bytes[16..<24])
        var position = Self.header
        var end = Self.header
        let frame = Self.frameHeader + pageSize
        while position + frame <= bytes.count, bytes[(position + 8)..<(position + 16)].elementsEqual(salt) {
            position += frame
            // A frame that ends a transaction names the size of the database.
            if Self.word(bytes, position - frame + 4) != 0 { end = position }
        }
        self.end = end
    }

    /// What was added to this log after `earlier` was copied from it; `nil` when it was begun anew meanwhile.
    func bytes(after earlier: WriteAheadLog) -> ArraySlice<UInt8>? {
        guard earlier.end > 0, salt == earlier.salt, end > earlier.end else { return nil }
        return bytes[earlier.end..<end]
    }

    /// Writes the log with `tail` in place of whatever comes after the last whole transaction.
    func put(_ tail: [UInt8]) throws {
        guard end > 0 else { return }
        try Data(bytes[..<end] + tail).write(to: URL(filePath: path))
    }

    private static func word(_ bytes: [UInt8], _ offset: Int) -> Int {
        bytes[offset..<offset + 4].reduce(0) { $0 << 8 | Int($1) }
    }
}
