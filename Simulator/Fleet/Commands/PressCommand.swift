import ArgumentParser
import CareWire
import FleetModel
import Mosquitto
import SimKit

/// `homebed-fleet press DEVICE`
struct PressCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "press",
        abstract: "Sends one test event in the name of a device and prints the gateway's answer.",
        discussion: """
            For a technician at a bedside: the way from here to the database and back. The event says that it is a \
            test, so nobody is called. Exit codes: 0 stored, 1 not stored or no answer, 64 wrong usage.
            """)

    @Argument(help: "The device, as it was imported.")
    var device: String

    @Option(help: ArgumentHelp("The six-digit code of its county.", valueName: "CODE"))
    var county: String

    @Option(help: "The event to send.")
    var event = "sos"

    @Option(help: ArgumentHelp("User at the broker, in place of --credentials.", valueName: "NAME"))
    var username: String?

    @Option(help: ArgumentHelp("File whose first line is the password of --username.", valueName: "FILE"))
    var passwordFile: String?

    @Option(help: ArgumentHelp("Seconds to wait for the answer, 1 to 300.", valueName: "N"))
    var patience: Int64 = 10

    @OptionGroup var clock: ClockOptions
    @OptionGroup var broker: BrokerOptions

    func validate() throws {
        guard county.utf8.count == 6, county.utf8.allSatisfy({ (48...57).contains($0) }) else {
            throw ValidationError("--county: expected six digits such as 532901, found \(county)")
        }
        guard (1...300).contains(patience) else {
            throw ValidationError("--patience: expected 1 to 300, found \(patience)")
        }
        guard (1...32).contains(device.utf8.count), !device.contains(where: { "/+# ".contains($0) }) else {
            throw ValidationError("DEVICE: expected 1 to 32 letters, digits, : _ or -, found \"\(device)\"")
        }
    }

    func run() throws {
        StopSignal.watch()
        let press = try BedsidePress(
            device: device, county: county, event: event, broker: broker.address(), credentials: proof(),
            clock: clock.clock())
        let outcome = try press.run(patienceMilliseconds: patience * 1_000)
        Console.result(outcome.text)
        if !outcome.isStored { throw ExitCode.failure }
    }

    private func proof() throws -> BrokerCredentials {
        guard let username else { return try broker.credentialsFile().credentials(device: device) }
        let password = try passwordFile.map { try BrokerCredentials.password(fromFile: $0) }
        return BrokerCredentials(username: username, password: password, authorityFile: broker.ca)
    }
}
