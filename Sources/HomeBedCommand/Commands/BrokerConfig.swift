import ArgumentParser
import CareCore
import CareProfiles
import CareStore
import Foundation
import Gateway
import Mosquitto

/// `homebed broker-config --output DIR`
struct BrokerConfig: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "broker-config",
        abstract: "Writes mosquitto's configuration, users and rights from the registry.",
        discussion: """
            The folder gets mosquitto.conf, passwords (hashes), acl, gateway.password (for serve --password-file) and \
            credentials.csv (for the technician who sets the hubs up). One user a household speaks for exactly its \
            devices, on the gateway's topics and the foreign ones that their profiles claim. Run it again after an \
            import or a change of profiles: known users keep their passwords; then send mosquitto a SIGHUP.
            """)

    @Option(help: ArgumentHelp("The folder to write.", valueName: "DIR"))
    var output: String

    @Option(help: ArgumentHelp("Address and port without TLS; * for every address.", valueName: "HOST:PORT"))
    var listen = "127.0.0.1:1883"

    @Option(help: ArgumentHelp("Port with TLS, on every address.", valueName: "PORT"))
    var tlsPort: Int?

    @Option(help: ArgumentHelp("PEM file of the broker's certificate.", valueName: "FILE"))
    var tlsCert: String?

    @Option(help: ArgumentHelp("PEM file of the broker's key.", valueName: "FILE"))
    var tlsKey: String?

    @Option(help: ArgumentHelp("PEM file of authorities; clients must then show a certificate.", valueName: "FILE"))
    var tlsClientCa: String?

    @Option(help: ArgumentHelp("Account that the broker runs as; yours when left out.", valueName: "NAME"))
    var brokerUser: String?

    @OptionGroup var shared: SharedOptions

    func validate() throws {
        _ = try listeners()
        if let brokerUser, BrokerAccount(brokerUser) == nil {
            throw ValidationError("--broker-user: expected an account of this machine, found \"\(brokerUser)\"")
        }
    }

    func run() throws {
        let configuration = try shared.configuration()
        let gateway = try GatewayName.id(configuration.gateway)
        guard let account = BrokerAccount(brokerUser) else {
            throw CommandFailure(
                .noInput, "error: user \(geteuid()) has no account here; name the broker's with --broker-user")
        }
        let profiles = try ProfileLoader.load(directory: configuration.profiles).set
        let registry = try StoreReader.open(path: configuration.database).registry()
        let folder = BrokerFolder(path: URL(filePath: output).standardizedFileURL.path, account: account)
        let users = BrokerUser.all(of: registry, gateway: gateway, profiles: profiles)
        let summary = try folder.write(users: users, listeners: try listeners())
        let idle = registry.devices.count - users.reduce(0) { $0 + $1.devices.count }
        if idle > 0 { Console.tell("\(idle) devices serve nobody and may not speak") }
        Console.tell("\(summary.users) users, \(summary.added) new, \(summary.removed) gone")
        Console.result("\(folder.path)/mosquitto.conf")
    }

    private func listeners() throws -> BrokerListeners {
        guard let colon = listen.lastIndex(of: ":"), let port = Self.port(String(listen[listen.index(after: colon)...]))
        else {
            throw ValidationError("--listen: expected HOST:PORT, found \"\(listen)\"")
        }
        let host = String(listen[..<colon])
        guard host == "*" || (try? BrokerAddress("mqtt://\(host):\(port)")) != nil else {
            throw ValidationError("--listen: expected HOST:PORT, found \"\(listen)\"")
        }
        let bare = host.hasPrefix("[") ? String(host.dropFirst().dropLast()) : host
        return BrokerListeners(host: bare == "*" ? nil : bare, port: port, tls: try tls())
    }

    private func tls() throws -> BrokerListeners.TLS? {
        guard let tlsPort else {
            guard tlsCert == nil, tlsKey == nil, tlsClientCa == nil else {
                throw ValidationError("--tls-cert, --tls-key and --tls-client-ca need --tls-port")
            }
            return nil
        }
        guard let port = Self.port("\(tlsPort)"), let tlsCert, let tlsKey else {
            throw ValidationError("--tls-port needs a port from 1 to 65535, --tls-cert and --tls-key")
        }
        for file in [tlsCert, tlsKey, tlsClientCa].compactMap({ $0 })
        where !FileManager.default.isReadableFile(atPath: file) {
            throw ValidationError("expected a file that this user can read, found \"\(file)\"")
        }
        return BrokerListeners.TLS(
            port: port, certificate: Self.absolute(tlsCert), key: Self.absolute(tlsKey),
            clientAuthorities: tlsClientCa.map(Self.absolute))
    }

    private static func port(_ text: String) -> Int? {
        Int(text).flatMap { (1...65_535).contains($0) ? $0 : nil }
    }

    private static func absolute(_ path: String) -> String { URL(filePath: path).standardizedFileURL.path }
}
