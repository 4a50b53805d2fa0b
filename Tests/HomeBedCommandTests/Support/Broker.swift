import Foundation
import Loopback
import Testing

/// A real mosquitto on a free port of this machine, with the configuration that `broker-config` wrote.
final class Broker {
    let port: Int
    let folder: String
    private let program: Program

    /// Writes the configuration for what `database` has registered and starts the broker.
    init(database: String, folder: String, profiles: String) throws {
        port = Int(LoopbackPort.free())
        self.folder = folder
        let written = try Program.run(
            "broker-config", "--output", folder, "--listen", "127.0.0.1:\(port)", "--database", database,
            "--profiles", profiles)
        try #require(written.status == 0, "\(written.error)")
        program = try Program("mosquitto", ["-c", "\(folder)/mosquitto.conf"])
        try Wait.until("the broker") { LoopbackPort.accepts(UInt16(self.port)) }
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
}
