import ArgumentParser

/// `homebed programme figures | assets | waiting | due | suspicions | corroborate | money`
struct ProgrammeCommands: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "programme",
        abstract: "What the records of the care programme come to: figures, waiting list, what is due, what is odd.",
        subcommands: [
            ProgrammeFigures.self, ProgrammeAssets.self, ProgrammeWaiting.self, ProgrammeDue.self,
            ProgrammeSuspicions.self, ProgrammeCorroborate.self, ProgrammeMoney.self,
        ])
}
