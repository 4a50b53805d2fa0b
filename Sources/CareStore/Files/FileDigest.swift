internal import Crypto
internal import Foundation

/// SHA-256 of a file, read in pieces.
package enum FileDigest {
    private static let pieceBytes = 1_048_576

    /// The hash in hexadecimal digits and the length of the file.
    /// - Throws: `StoreError` when it cannot be read.
    package static func of(_ path: String) throws -> (hash: String, bytes: Int64) {
        do {
            let handle = try FileHandle(forReadingFrom: URL(filePath: path))
            var hasher = SHA256()
            var bytes: Int64 = 0
            while let data = try handle.read(upToCount: pieceBytes), !data.isEmpty {
                hasher.update(data: data)
                bytes += Int64(data.count)
            }
            return (Hexadecimal.text(hasher.finalize()), bytes)
        } catch {
            throw StoreError(.unusable, "\(path) cannot be read: \(error.localizedDescription)")
        }
    }
}
