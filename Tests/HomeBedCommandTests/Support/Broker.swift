import Foundation
import Testing

/// A real mosquitto on a free port of this machine, with the configuration that `broker-config` wrote.
final class Broker {
    let port: Int
    let folder: String
    private let program: Program

    /// Writes the configuration for what `database` has registered and starts the broker.
    init(database: String, folder: String, profiles: String) throws {
        port = try Self.freePort()
        self.folder = folder
        let written = try Program.run(
            "broker-config", "--output", folder, "--listen", "127.0.0.1:\(port)", "--database", database,
            "--profiles", profiles)
        try #require(written.status == 0, "\(written.error)")
        program = try Program("mosquitto", ["-c", "\(folder)/mosquitto.conf"])
        try Wait.until("the broker") { Self.answers(port: self.port) }
    }

    /// The secret of a user.
    func password(of user: String) throws -> String {
        let file = try String(contentsOfFile: "\(folder)/credentials.csv", encoding: .utf8)
        let line = try #require(file.split(separator: "\n").first { $0.hasPrefix("\(user),") })
        return String(line.split(separator: ",")[1])
    }

    /// Publishes with mosquitto's own client.
    func publish(_ topic: String, _ payload: String, user: String, password: String? = nil) throws -> Program.Result {
        let secret = try password ?? self.password(of: user)
        return try Program(
            "mosquitto_pub",
            [
                "-h", "127.0.0.1", "-p", "\(port)", "-V", "5", "-q", "1", "-u", user, "-P", secret, "-t", topic, "-m",
                payload,
            ]
        ).result()
    }

    private static func freePort() throws -> Int {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(descriptor) }
        var address = loopback(port: 0)
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isBound = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(descriptor, $0, length) == 0 && getsockname(descriptor, $0, &length) == 0
            }
        }
        try #require(isBound)
        return Int(UInt16(bigEndian: address.sin_port))
    }

    private static func answers(port: Int) -> Bool {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(descriptor) }
        return withUnsafePointer(to: loopback(port: port)) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
            }
        }
    }

    private static func loopback(port: Int) -> sockaddr_in {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = UInt16(port).bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        return address
    }
}
