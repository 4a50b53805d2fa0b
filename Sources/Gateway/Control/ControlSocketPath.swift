import CareCore
import Foundation

/// Where the control socket of a database lies: beside it, with `.control` after its name.
///
/// An address holds 107 bytes. A longer path is reached through a descriptor of its folder
/// (`/proc/self/fd/N/NAME`), so that only the name itself is bounded.
public struct ControlSocketPath: Sendable, Equatable, CustomStringConvertible {
    /// The path as people read it.
    public let path: String

    /// Bytes of an address without its final zero. Source: unix(7).
    static let addressLimit = 107
    /// Bytes that are left for a name behind `/proc/self/fd/N/` with the longest descriptor number.
    static let nameLimit = addressLimit - "/proc/self/fd/2147483647/".utf8.count

    /// The socket beside the database at `database`.
    public init(database: String) { path = database + ".control" }

    /// The path as people read it.
    public var description: String { path }

    /// Calls `body` with the socket's address.
    func withAddress<Result>(
        _ body: (UnsafePointer<sockaddr>, socklen_t) throws -> Result
    ) throws -> Result {
        if path.utf8.count <= Self.addressLimit { return try Self.withAddress(of: path, body) }
        let url = URL(filePath: path)
        let name = url.lastPathComponent
        guard name.utf8.count <= Self.nameLimit else {
            throw ControlError.nameTooLong(path: path, limit: Self.nameLimit)
        }
        let folder = url.deletingLastPathComponent().path
        let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw Self.failure("opening the folder", folder) }
        defer { close(descriptor) }
        return try Self.withAddress(of: "/proc/self/fd/\(descriptor)/\(name)", body)
    }

    /// An error with the system's words for the last failure.
    static func failure(_ operation: String, _ path: String, code: Int32 = errno) -> ControlError {
        .system(operation: operation, path: path, reason: String(cString: strerror(code)))
    }

    private static func withAddress<Result>(
        of path: String, _ body: (UnsafePointer<sockaddr>, socklen_t) throws -> Result
    ) throws -> Result {
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        invariant(path.utf8.count <= addressLimit, "address \(path) has \(path.utf8.count) bytes")
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
        return try withUnsafePointer(to: address) { pointer in
            try pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                try body($0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
    }
}
