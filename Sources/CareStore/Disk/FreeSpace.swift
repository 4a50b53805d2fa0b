internal import Glibc

/// The room that is left on a disk.
public enum FreeSpace {
    /// Bytes that this user may still write in the file system of `path`; `nil` when it cannot be told.
    public static func bytes(at path: String) -> Int64? {
        var information = statvfs()
        guard statvfs(path, &information) == 0 else { return nil }
        return Int64(clamping: UInt64(information.f_bavail) * UInt64(information.f_frsize))
    }
}
