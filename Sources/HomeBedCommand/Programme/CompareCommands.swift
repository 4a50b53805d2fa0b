import ArgumentParser

/// `homebed compare deaths`
struct CompareCommands: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "compare",
        abstract: "Compares lists of other offices with the records; changes nothing.",
        subcommands: [CompareDeaths.self])
}
