import Glibc

/// TCP ports of this machine.
public enum LoopbackPort {
    /// A port nobody listened on a moment ago.
    public static func free() -> UInt16 {
        let (socket, port) = listener(backlog: nil)
        close(socket)
        return port
    }

    /// A bound socket and its port; it listens when a backlog is given.
    public static func listener(backlog: Int32?) -> (socket: Int32, port: UInt16) {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        var address = loopback(port: 0)
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { general in
                _ = bind(descriptor, general, length)
                if let backlog { _ = listen(descriptor, backlog) }
                _ = getsockname(descriptor, general, &length)
            }
        }
        return (descriptor, UInt16(bigEndian: address.sin_port))
    }

    /// Whether somebody accepts connections.
    public static func accepts(_ port: UInt16) -> Bool {
        let descriptor = begin(port, isBlocking: true)
        defer { if descriptor >= 0 { close(descriptor) } }
        return descriptor >= 0
    }

    /// Opens a connection, or begins to; -1 when it was refused at once.
    public static func begin(_ port: UInt16, isBlocking: Bool) -> Int32 {
        let kind = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
        let descriptor = socket(AF_INET, isBlocking ? kind : kind | Int32(SOCK_NONBLOCK.rawValue), 0)
        var address = loopback(port: port)
        let code = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        if code == 0 || errno == EINPROGRESS { return descriptor }
        close(descriptor)
        return -1
    }

    private static func loopback(port: UInt16) -> sockaddr_in {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(INADDR_LOOPBACK).bigEndian
        return address
    }
}
