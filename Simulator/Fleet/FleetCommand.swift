import ArgumentParser

/// `homebed-fleet`: a simulated fleet of home-care beds on a real broker, for technicians and for tests.
@main
struct FleetCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "homebed-fleet",
        abstract: "Plays home-care beds, their people and their devices on a real broker.",
        discussion: """
            The same seed gives the same people and the same story. Everything that is sent and everything that is \
            confirmed goes into a ledger, which 'reconcile' compares with a gateway's database. \
            'scenario' plays a story that was told by hand.
            """,
        subcommands: [
            PlanCommand.self, OriginCommand.self, PortCommand.self, RunCommand.self, ReplayCommand.self,
            ScenarioCommand.self, PressCommand.self, ReconcileCommand.self,
        ])
}
