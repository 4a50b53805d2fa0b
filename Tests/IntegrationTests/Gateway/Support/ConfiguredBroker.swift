import Foundation
import Gateway
import Loopback
import Mosquitto

/// A real mosquitto with the files that `homebed broker-config` writes for what a database has registered.
final class ConfiguredBroker {
    let port: UInt16
    let tlsPort: UInt16
    let folder: URL
    private var process: ChildProcess?

    /// Writes the files, lets `edit` change mosquitto.conf, and starts. `tls` is certificate, key and the authority
    /// whose clients are let in.
    init(
        _ files: GatewayFiles, tls: (certificate: String, key: String, clients: String)? = nil,
        edit: (String) -> String = { $0 }
    ) throws {
        port = LoopbackPort.free()
        tlsPort = LoopbackPort.free()
        folder = files.folder.appendingPathComponent("broker-\(port)")
        var arguments = [
            "broker-config", "--output", folder.path, "--listen", "127.0.0.1:\(port)", "--database",
            files.configuration.database, "--profiles", files.configuration.profiles,
        ]
        if let tls {
            arguments += ["--tls-port", "\(tlsPort)", "--tls-cert", tls.certificate, "--tls-key", tls.key]
            arguments += ["--tls-client-ca", tls.clients]
        }
        let result = try HomeBedRun(arguments)
        guard result.status == 0 else { throw TestFailure("broker-config: \(result.output)") }
        let file = folder.appendingPathComponent("mosquitto.conf")
        try edit(String(contentsOf: file, encoding: .utf8)).write(to: file, atomically: true, encoding: .utf8)
        let log = folder.appendingPathComponent("mosquitto.log").path
        let process = try ChildProcess("/usr/sbin/mosquitto", ["-c", file.path], output: log)
        self.process = process
        try Bound.wait(for: "mosquitto listens") {
            if !process.isRunning { throw TestFailure((try? String(contentsOfFile: log, encoding: .utf8)) ?? "no log") }
            return LoopbackPort.accepts(port)
        }
    }

    deinit { process?.signal(SIGKILL) }

    /// What the gateway connects with.
    var gatewayVariables: [String: String] {
        [
            "HOMEBED_BROKER_USERNAME": "gateway",
            "HOMEBED_BROKER_PASSWORD_FILE": folder.appendingPathComponent("gateway.password").path,
        ]
    }

    /// What a user of credentials.csv connects with.
    func credentials(of user: String) throws -> BrokerCredentials {
        let file = try String(contentsOf: folder.appendingPathComponent("credentials.csv"), encoding: .utf8)
        guard let line = file.split(separator: "\n").first(where: { $0.hasPrefix("\(user),") }) else {
            throw TestFailure("no user \(user) in credentials.csv: \(file)")
        }
        return BrokerCredentials(username: user, password: String(line.split(separator: ",")[1]))
    }
}
