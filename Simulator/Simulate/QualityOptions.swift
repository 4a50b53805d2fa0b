import ArgumentParser
import FleetModel
import SimKit
import WholeSystem

/// What `--quality` adds to the options of a run.
struct QualityOptions: ParsableArguments {
    @Flag(
        help: """
            Play a fleet as it lives, the real population of 40 beds for 14 days that count unless told otherwise, and \
            report how good its alarms were. Exit code 1: a real emergency did not ring just once.
            """)
    var quality = false

    @Option(help: ArgumentHelp("First day of --quality; the season follows from it.", valueName: "YYYY-MM-DD"))
    var start = "2026-01-05"

    @Option(
        help: ArgumentHelp(
            "Days that --quality plays before its first day, in which habits come to be known and nothing counts; "
                + "10 without it, which is the longest that an operator's rule looks back.",
            valueName: "DAYS"))
    var warmUp: Double?

    @Flag(help: "Print the report of --quality as JSON.")
    var json = false

    func validate() throws {
        if let warmUp, !quality || !(0...366).contains(warmUp) {
            throw ValidationError("--warm-up: expected 0 to 366 days of --quality, found \(warmUp)")
        }
        if QualityRun.start(start) == nil {
            throw ValidationError("--start: expected a day such as 2026-01-05, found \(start)")
        }
    }

    /// BED-5-RISE holds three days against the seven before them, VIT-11 a night against seven; only SOS-3, a
    /// technician's, looks back further.
    private static let longestMemory = 10.0

    /// How long is played before anything counts.
    var warmUpTime: TimeSpan { .milliseconds(Int64((warmUp ?? Self.longestMemory) * 86_400_000)) }

    /// The run, warm-up first: hubs that are off for hours and towns without power are a part of the population.
    func options(seed: UInt64, beds: Int?, days: Double?) -> RunOptions {
        var fleet = FleetOptions(
            seed: seed, beds: beds ?? 40, population: .real, faults: [.outages],
            start: (QualityRun.start(start) ?? RunOptions.start) - warmUpTime)
        fleet.incidentFactor = 1
        let counted = TimeSpan.milliseconds(Int64((days ?? 14) * 86_400_000))
        return RunOptions(fleet: fleet, length: warmUpTime + counted)
    }
}
