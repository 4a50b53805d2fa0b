internal import Glibc

/// The lock file beside the database: one process writes a database at a time.
///
/// An open-file-description lock (`fcntl(2)`, `F_OFD_SETLK`): the kernel frees it however the process ends, it refuses
/// a second holder in the same process too, and it can be looked at without being taken. The process number in the
/// file is for people only. Works on local file systems, which SQLite's WAL demands anyway.
final class StoreLock: Sendable {
    /// Path of the lock file: the database's path with `.lock`.
    let path: String
    private let descriptor: Int32

    /// `F_OFD_SETLK` and `F_OFD_GETLK` of Linux; glibc shows them to GNU sources only.
    private static let setCommand: Int32 = 37
    private static let getCommand: Int32 = 36

    /// Takes the lock without waiting.
    /// - Throws: `StoreError` of kind `locked` or `unusable`.
    init(database: String) throws {
        path = database + ".lock"
        let opened = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard opened >= 0 else {
            throw StoreError(
                .unusable,
                "cannot create the lock file \(path): \(Self.reason(errno)); "
                    + "the folder must exist and be writable by this user")
        }
        // From here on `deinit` closes it, also when this initializer throws: a second close would hit whatever
        // another thread has opened under the same number in between.
        descriptor = opened
        var request = Self.wholeFile
        guard fcntl(descriptor, Self.setCommand, &request) == 0 else {
            let code = errno
            let holder = Self.process(writtenIn: descriptor)
            guard code == EAGAIN || code == EACCES else {
                throw StoreError(.unusable, "cannot lock \(path): \(Self.reason(code)); use a local file system")
            }
            let who = holder.map { "process \($0)" } ?? "another process"
            throw StoreError(
                .locked(process: holder),
                "\(database) is in use by \(who) (lock file \(path)); "
                    + "stop that process first, or name another file with --database")
        }
        let text = Array("\(getpid())\n".utf8)
        guard ftruncate(descriptor, 0) == 0, pwrite(descriptor, text, text.count, 0) == text.count else {
            throw StoreError(.unusable, "cannot write the lock file \(path): \(Self.reason(errno)); free some space")
        }
    }

    deinit { close(descriptor) }

    /// The process that holds the lock of `database` at this moment; `nil` when none does or it cannot be told.
    static func holder(database: String) -> Int32? {
        let descriptor = open(database + ".lock", O_RDWR | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var request = wholeFile
        guard fcntl(descriptor, getCommand, &request) == 0, Int32(request.l_type) != Int32(F_UNLCK) else { return nil }
        return process(writtenIn: descriptor)
    }

    /// `l_pid` must be 0 for these commands.
    private static var wholeFile: flock {
        flock(l_type: Int16(F_WRLCK), l_whence: Int16(SEEK_SET), l_start: 0, l_len: 0, l_pid: 0)
    }

    private static func process(writtenIn descriptor: Int32) -> Int32? {
        var buffer = [UInt8](repeating: 0, count: 16)
        let length = pread(descriptor, &buffer, buffer.count, 0)
        guard length > 0 else { return nil }
        let digits = buffer.prefix(length).prefix { (48...57).contains($0) }
        return Int32(String(decoding: digits, as: UTF8.self))
    }

    private static func reason(_ code: Int32) -> String { String(cString: strerror(code)) }
}
