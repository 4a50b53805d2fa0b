import Foundation
import Glibc

/// A mosquitto of a measurement's own on a free loopback port, with the settings that `homebed broker-config` writes.
///
/// Without users and rights, which cost a message nothing that the gateway could change.
final class Broker {
    let port: UInt16
    private let process: ChildProcess

    init(_ folder: URL) throws {
        port = try Self.freePort()
        let configuration = folder.appending(path: "mosquitto.conf")
        let lines = [
            "listener \(port) 127.0.0.1", "allow_anonymous true", "persistence true",
            "persistence_location \(folder.path)/", "autosave_on_changes false",
            "autosave_interval 15",
            "max_queued_messages 2000000", "max_queued_bytes 0", "max_inflight_messages 1000", "max_inflight_bytes 0",
            "max_packet_size 262144", "set_tcp_nodelay true", "log_dest none",
        ]
        // Started by root, mosquitto becomes another user who could not write into the folder.
        let user = getuid() == 0 ? ["user root"] : []
        try (lines + user).joined(separator: "\n").appending("\n")
            .write(to: configuration, atomically: true, encoding: .utf8)
        process = try ChildProcess(
            "/usr/sbin/mosquitto", ["-c", configuration.path], output: folder.appending(path: "mosquitto.log"))
        let end = ContinuousClock.now + .seconds(15)
        while !Self.accepts(port) {
            if !process.isRunning { throw BenchmarkError("mosquitto ended at its start") }
            if ContinuousClock.now > end { throw BenchmarkError("mosquitto does not listen") }
            usleep(5_000)
        }
    }

    /// CPU time it has used, in nanoseconds.
    var processTime: Int64 { process.processTime }

    private static func freePort() throws -> UInt16 {
        try withSocket { descriptor, address in
            try withAddress(&address) { pointer, length in
                guard bind(descriptor, pointer, length) == 0 else { throw BenchmarkError("no free port") }
            }
            var length = socklen_t(MemoryLayout<sockaddr_in>.size)
            withUnsafeMutablePointer(to: &address) { pointer in
                _ = pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { getsockname(descriptor, $0, &length) }
            }
            return UInt16(bigEndian: address.sin_port)
        }
    }

    private static func accepts(_ port: UInt16) -> Bool {
        withSocket { descriptor, address in
            address.sin_port = port.bigEndian
            return withAddress(&address) { connect(descriptor, $0, $1) == 0 }
        }
    }

    private static func withSocket<Value>(_ body: (Int32, inout sockaddr_in) throws -> Value) rethrows -> Value {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(descriptor) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        return try body(descriptor, &address)
    }

    private static func withAddress<Value>(
        _ address: inout sockaddr_in, _ body: (UnsafePointer<sockaddr>, socklen_t) throws -> Value
    ) rethrows -> Value {
        try withUnsafePointer(to: &address) { pointer in
            try pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                try body($0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
    }
}
