import ArgumentParser
import Auditor
import FleetModel
import SimKit
import WholeSystem

/// `homebed-simulate`: the whole system in simulated time, from a seed.
@main
struct SimulateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "homebed-simulate",
        abstract: "Plays the gateway with a fleet, a broker, a network and a disk in simulated time, and judges it.")

    @Option(help: ArgumentHelp("The seed of every draw.", valueName: "N"))
    var seed: UInt64 = 1

    @Option(help: ArgumentHelp("Simulated days.", valueName: "D"))
    var days = 1.0

    @Option(help: ArgumentHelp("Beds, 1 to 100000.", valueName: "N"))
    var beds = 5

    func run() throws {
        let setup = try GatewaySetup(profiles: "DeviceProfiles")
        let simulation = Simulation(setup: setup)
        let options = RunOptions(
            fleet: FleetOptions(seed: seed, beds: beds, incidentFactor: 40, start: RunOptions.start),
            length: .milliseconds(Int64(days * 86_400_000)))
        let clock = ContinuousClock()
        let started = clock.now
        let result = try simulation.run(options)
        let seconds = Double((clock.now - started).components.seconds)
            + Double((clock.now - started).components.attoseconds) / 1e18
        print(options.text)
        print("\(result.record.messages.count) messages, \(options.bedDays / seconds) bed-days/s, hash \(result.databaseHash)")
        for violation in result.violations.prefix(30) { print("promise \(violation.promise): \(violation.text)") }
    }
}
