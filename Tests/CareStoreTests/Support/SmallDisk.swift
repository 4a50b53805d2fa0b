import Foundation
import TestSupport

/// A file system of a few megabytes in memory that fills up. Only who may mount has one.
final class SmallDisk {
    let path: String
    private let folder: TemporaryFolder

    /// Whether this machine lets a test mount.
    static let isAllowed = (try? SmallDisk(megabytes: 1)) != nil

    init(megabytes: Int) throws {
        folder = try TemporaryFolder()
        path = folder.file("disk")
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
        guard mount("homebed-test", path, "tmpfs", 0, "size=\(megabytes)m") == 0 else {
            throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EPERM)
        }
    }

    deinit { umount2(path, Int32(MNT_DETACH)) }

    /// Takes all the room that is left, into the file `ballast`.
    func fill() {
        let descriptor = open("\(path)/ballast", O_WRONLY | O_CREAT, 0o600)
        guard descriptor >= 0 else { return }
        defer { close(descriptor) }
        let zeros = [UInt8](repeating: 0, count: 65_536)
        while write(descriptor, zeros, zeros.count) > 0 {}
    }

    /// Names of what lies on it.
    func names() throws -> [String] { try FileManager.default.contentsOfDirectory(atPath: path).sorted() }
}
