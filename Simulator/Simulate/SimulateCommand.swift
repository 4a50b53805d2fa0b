import ArgumentParser
import Auditor
import FleetModel
import Foundation
import SimKit
import WholeSystem

/// `homebed-simulate`: the whole system in simulated time, from a seed.
@main
struct SimulateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "homebed-simulate",
        abstract: "Plays the gateway with a fleet, a broker, a network and a disk in simulated time, and judges it.",
        discussion: """
            Core, wire, ingest and store are the product's own, on real SQLite; everything round them is drawn from \
            the seed. Without options the seed draws them all. Exit codes: 0 every promise or expectation was \
            kept, 1 one was broken, 64 wrong usage, 70 the simulation itself failed.
            """)

    @Option(help: ArgumentHelp("The seed of every draw.", valueName: "N"))
    var seed: UInt64 = 1

    @Option(help: ArgumentHelp("Runs that many seeds, from --seed on.", valueName: "N"))
    var seeds: UInt64 = 1

    @Option(help: ArgumentHelp("Simulated days; drawn from the seed without it.", valueName: "D"))
    var days: Double?

    @Option(help: ArgumentHelp("Beds, 1 to 100000; drawn from the seed without it.", valueName: "N"))
    var beds: Int?

    @Option(help: ArgumentHelp("Faults: none, all, or names between commas; drawn without it.", valueName: "LIST"))
    var faults: String?

    @Option(help: "Which people: control or real; drawn from the seed without it.")
    var population: String?

    @Option(
        help: ArgumentHelp("How much more often than in life rare things happen, 1 to 2000.", valueName: "N"))
    var incidents: UInt64?

    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp("Play these scenarios instead of seeds, and say what was missed.", valueName: "FILE"))
    var scenario: [String] = []

    @OptionGroup(title: "Alarm quality")
    var alarmQuality: QualityOptions

    @OptionGroup(title: "Care programme")
    var careProgramme: ProgrammeOptions

    @Flag(help: "Print everything that happens.")
    var trace = false

    @Option(help: ArgumentHelp("Keep the gateway's database of the last run there; must not exist.", valueName: "FILE"))
    var database: String?

    @Option(
        help: ArgumentHelp(
            "Write what the households do there, for 'homebed-fleet replay'; must not exist.", valueName: "FILE"))
    var record: String?

    @Option(help: ArgumentHelp("Folder of the device profiles.", valueName: "FOLDER"))
    var profiles = "DeviceProfiles"

    @Option(help: ArgumentHelp("Folder for the files of a run; a file system in memory is best.", valueName: "FOLDER"))
    var folder = Simulation.defaultFolder

    func run() throws {
        do {
            try play()
        } catch let code as ExitCode {
            throw code
        } catch {
            Console.tell("error: the simulation itself failed: \(error)")
            throw ExitCode(70)
        }
    }

    private func play() throws {
        let setup = try GatewaySetup(profiles: profiles)
        var simulation = Simulation(setup: setup, folder: folder)
        simulation.keptDatabase = database
        simulation.recording = record
        if trace { simulation.trace = { Console.result($1) } }
        if !scenario.isEmpty { return try ScenarioRun(simulation, setup.profiles).play(scenario) }
        if careProgramme.programme {
            return try ProgrammeRun(
                simulation: simulation, seed: seed, beds: beds ?? 2_100, days: Int64(days ?? 365),
                heard: careProgramme.telemetry
            ).play()
        }
        if alarmQuality.quality {
            return try QualityRun(
                simulation: simulation, options: options(seed), start: alarmQuality.start,
                warmUp: alarmQuality.warmUpTime, isJSON: alarmQuality.json
            ).play()
        }
        var tally = Tally()
        for seed in self.seed...self.seed + (seeds - 1) {
            let options = options(seed)
            simulation.progress = tally.reporter(options, runs: seeds)
            let result = try simulation.run(options)
            tally.add(result)
            if !result.isGood { try FailureReport(result, repeatedBy: command(result)).show(simulation) }
        }
        Console.result(tally.text)
        if tally.broken > 0 { throw ExitCode.failure }
    }

    private func options(_ seed: UInt64) -> RunOptions {
        var options =
            alarmQuality.quality
            ? alarmQuality.options(seed: seed, beds: beds, days: days) : RunOptions.swarm(seed: seed)
        if let beds { options.fleet.beds = beds }
        // The length of a quality run has its warm-up in it.
        if let days, !alarmQuality.quality { options.length = .milliseconds(Int64(days * 86_400_000)) }
        if let incidents { options.fleet.incidentFactor = incidents }
        if let population = population.flatMap({ Population(rawValue: $0) }) { options.fleet.population = population }
        if let found = faults.flatMap({ RunOptions.faults(named: $0) }) {
            options.fleet.faults = alarmQuality.quality ? found.fleet.union([.outages]) : found.fleet
            options.faults = found.system
        }
        return options
    }

    /// The command that plays that run again.
    private func command(_ result: RunResult) -> String {
        var command = "homebed-simulate --seed \(result.options.fleet.seed)"
        if let days { command += " --days \(days)" }
        if let beds { command += " --beds \(beds)" }
        if let faults { command += " --faults \(faults)" }
        if profiles != "DeviceProfiles" { command += " --profiles \(profiles)" }
        if let population { command += " --population \(population)" }
        if let incidents { command += " --incidents \(incidents)" }
        return command
    }
}
