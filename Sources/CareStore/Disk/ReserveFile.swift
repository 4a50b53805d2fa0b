internal import Foundation
internal import Glibc

/// A file that does nothing but hold room for emergencies.
public struct ReserveFile: Sendable {
    /// Path of the file: the database's path with `.reserve`.
    public let path: String
    /// Its size in bytes. Source: DESIGN 8, 64 MB.
    public let bytes: Int64

    /// Names the reserve of a database; creates nothing.
    public init(database: String, bytes: Int64 = 64 * 1_024 * 1_024) {
        path = database + ".reserve"
        self.bytes = bytes
    }

    /// Whether the file is there in its full size.
    public var isHeld: Bool {
        let size = try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int64
        return (size ?? 0) >= bytes
    }

    /// Takes the room, block by block: a sparse file would hold none.
    /// - Returns: Whether it is held; `false` when the disk has not that much.
    public func hold() -> Bool {
        if isHeld { return true }
        let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { return false }
        let code = posix_fallocate(descriptor, 0, off_t(bytes))
        close(descriptor)
        if code != 0 { unlink(path) }
        return code == 0
    }

    /// Gives the room back.
    /// - Returns: Whether the file is gone.
    public func release() -> Bool { unlink(path) == 0 || errno == ENOENT }
}
