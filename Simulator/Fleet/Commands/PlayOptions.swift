import ArgumentParser

/// How a fleet is played and what is kept of it.
struct PlayOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The ledger to write; must not exist.", valueName: "FILE"))
    var ledger: String

    @Option(
        help: ArgumentHelp(
            "Database of a gateway on this machine, whose alarms simulated operators answer and close.",
            valueName: "FILE"))
    var operate: String?

    @Option(help: "What to show: auto, picture, lines, json, quiet.")
    var progress = ProgressStyle.auto

    @Option(help: ArgumentHelp("Seconds that deliveries may take after life has ended.", valueName: "N"))
    var patience: Int64 = 90

    func desk() -> OperatorDesk? { operate.map { OperatorDesk(database: $0) } }
}
