import ArgumentParser
import FleetModel
import SimKit

/// What a story is drawn from.
struct StoryOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Beds, 1 to 100000.", valueName: "N"))
    var beds = 40

    @Option(help: ArgumentHelp("The seed of every draw.", valueName: "N"))
    var seed: UInt64 = 1

    @Option(help: "Which people: control (healthy, of regular habits) or real.")
    var population = Population.control.rawValue

    @Option(help: ArgumentHelp("Faults: none, default, all, or names between commas.", valueName: "LIST"))
    var faults = "none"

    @Option(help: ArgumentHelp("How much more often than in life rare things happen, 1 to 10000.", valueName: "N"))
    var incidents: UInt64 = 1

    func validate() throws {
        guard (1...100_000).contains(beds) else {
            throw ValidationError("--beds: expected 1 to 100000, found \(beds)")
        }
        guard (1...10_000).contains(incidents) else {
            throw ValidationError("--incidents: expected 1 to 10000, found \(incidents)")
        }
        guard Population(rawValue: population) != nil else {
            throw ValidationError("--population: expected control or real, found \(population)")
        }
        guard FaultKind.set(named: faults) != nil else {
            let names = FaultKind.allCases.map(\.rawValue).joined(separator: ", ")
            throw ValidationError("--faults: expected none, default, all, or some of \(names); found \(faults)")
        }
    }

    /// The options of a run that starts then.
    func options(start: Moment) -> FleetOptions {
        FleetOptions(
            seed: seed, beds: beds, population: Population(rawValue: population) ?? .control,
            faults: FaultKind.set(named: faults) ?? [], incidentFactor: incidents, start: start)
    }
}
