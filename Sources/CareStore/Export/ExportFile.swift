internal import CareRecords
internal import Crypto
internal import Foundation

/// A file of an export as it is written, with its checksum; held in memory by the piece.
final class ExportFile {
    private static let pieceBytes = 1_048_576

    private let handle: FileHandle
    private var buffer: [UInt8]
    private var hasher = SHA256()

    /// Makes the file, which must not exist.
    init(_ path: String) throws {
        try DurableFile.create(path)
        handle = try FileHandle(forWritingTo: URL(filePath: path))
        buffer = []
        buffer.reserveCapacity(Self.pieceBytes + 65_536)
    }

    func write(_ bytes: [UInt8]) throws {
        buffer += bytes
        if buffer.count >= Self.pieceBytes { try flush() }
    }

    private func flush() throws {
        hasher.update(data: buffer)
        try handle.write(contentsOf: Data(buffer))
        buffer.removeAll(keepingCapacity: true)
    }

    /// Waits until everything is on disk.
    /// - Returns: SHA-256 of the file, hexadecimal.
    func finish() throws -> String {
        try flush()
        try handle.synchronize()
        try handle.close()
        return Hexadecimal.text(hasher.finalize())
    }
}
