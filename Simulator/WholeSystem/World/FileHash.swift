import Foundation

/// FNV-1a of 64 bits over a file, eight bytes at a time. The file is read in pieces: that of a large run is longer than
/// everything else in memory.
enum FileHash {
    static func of(path: String) throws -> UInt64 {
        let file = try FileHandle(forReadingFrom: URL(filePath: path))
        defer { try? file.close() }
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        // SQLite's files are whole pages, and a piece is a whole number of them.
        while let piece = try file.read(upToCount: 1 << 20), !piece.isEmpty {
            piece.withUnsafeBytes { bytes in
                for offset in stride(from: 0, to: bytes.count & ~7, by: 8) {
                    let word = bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
                    hash = (hash ^ word) &* 0x0000_0100_0000_01b3
                    hash ^= hash >> 29
                }
            }
        }
        return hash
    }
}
