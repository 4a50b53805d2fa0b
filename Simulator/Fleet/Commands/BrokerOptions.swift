import ArgumentParser
import Mosquitto

/// How to reach the broker.
struct BrokerOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The broker: mqtt://HOST[:PORT] or mqtts://HOST[:PORT].", valueName: "ADDRESS"))
    var broker = "mqtt://127.0.0.1:1883"

    @Option(
        help: ArgumentHelp(
            "credentials.csv of 'homebed broker-config'; without it everybody connects without a name.",
            valueName: "FILE"))
    var credentials: String?

    @Option(help: ArgumentHelp("PEM file of trusted authorities.", valueName: "FILE"))
    var ca: String?

    func validate() throws { _ = try address() }

    func address() throws -> BrokerAddress {
        do {
            return try BrokerAddress(broker)
        } catch {
            throw ValidationError("--broker: \(error)")
        }
    }

    func credentialsFile() throws -> CredentialsFile { try CredentialsFile(path: credentials, authorities: ca) }
}
