import ArgumentParser

/// The program behind `Tests/Benchmarks/run`: measures, and plays every process that a measurement needs.
@main
struct Benchmarks: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "Benchmarks",
        subcommands: [
            Measure.self, ServeRole.self, PublishRole.self, CountRole.self, ReadyRole.self, FixedRole.self,
            YearRole.self, FiguresRole.self, FleetRole.self,
        ],
        defaultSubcommand: Measure.self)
}
