internal import Foundation
internal import Glibc

/// What must be on disk before it is said to be there.
package enum DurableFile {
    /// Makes an empty file for its owner alone; refuses one that exists.
    static func create(_ path: String) throws {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw failure(path, "cannot be made") }
        close(descriptor)
    }

    /// Makes a folder for its owner alone; refuses one that exists.
    static func createFolder(_ path: String) throws {
        guard mkdir(path, 0o700) == 0 else { throw failure(path, "cannot be made") }
    }

    /// Waits until a file or folder is on disk.
    static func synchronize(_ path: String) throws {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw failure(path, "cannot be opened") }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw failure(path, "cannot be written to disk") }
    }

    /// Writes a new file and waits until it is on disk.
    package static func write(_ bytes: [UInt8], to path: String) throws {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw failure(path, "cannot be made") }
        defer { close(descriptor) }
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            guard count > 0 else { throw failure(path, "cannot be written") }
            rest = rest.dropFirst(count)
        }
        guard fsync(descriptor) == 0 else { throw failure(path, "cannot be written to disk") }
    }

    /// Gives a file a name that nothing has yet; never replaces what has it.
    static func claim(_ path: String, for file: String) throws {
        guard link(file, path) == 0 else { throw failure(path, "cannot be made") }
        unlink(file)
    }

    /// Moves a file or folder.
    static func move(_ path: String, to other: String) throws {
        guard rename(path, other) == 0 else { throw failure(path, "cannot be moved to \(other)") }
    }

    /// Whether anything has that name.
    package static func exists(_ path: String) -> Bool {
        (try? FileManager.default.attributesOfItem(atPath: path)) != nil
    }

    /// The folder in which a path lies.
    static func folder(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    /// Whether two paths lie in the same file system.
    static func shareFileSystem(_ path: String, _ other: String) -> Bool {
        guard let one = device(of: path), let two = device(of: other) else { return false }
        return one == two
    }

    private static func device(of path: String) -> Int? {
        let path = URL(filePath: path).resolvingSymlinksInPath().path
        return try? FileManager.default.attributesOfItem(atPath: path)[.systemNumber] as? Int
    }

    private static func failure(_ path: String, _ what: String) -> StoreError {
        StoreError(.unusable, "\(path) \(what): \(String(cString: strerror(errno)))")
    }
}
