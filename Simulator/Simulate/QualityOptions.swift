import ArgumentParser
import FleetModel
import SimKit
import WholeSystem

/// What `--quality` adds to the options of a run.
struct QualityOptions: ParsableArguments {
    @Flag(
        help: """
            Play a fleet as it lives, the real population of 40 beds for 14 days unless told otherwise, and report how \
            good its alarms were. Exit code 1: a real emergency did not ring just once.
            """)
    var quality = false

    @Option(help: ArgumentHelp("First day of --quality; the season follows from it.", valueName: "YYYY-MM-DD"))
    var start = "2026-01-05"

    @Flag(help: "Print the report of --quality as JSON.")
    var json = false

    func validate() throws {
        if QualityRun.start(start) == nil {
            throw ValidationError("--start: expected a day such as 2026-01-05, found \(start)")
        }
    }

    /// The run: hubs that are off for hours and towns without power are a part of the population.
    func options(seed: UInt64, beds: Int?, days: Double?) -> RunOptions {
        var fleet = FleetOptions(
            seed: seed, beds: beds ?? 40, population: .real, faults: [.outages],
            start: QualityRun.start(start) ?? RunOptions.start)
        fleet.incidentFactor = 1
        return RunOptions(fleet: fleet, length: .milliseconds(Int64((days ?? 14) * 86_400_000)))
    }
}
