import ArgumentParser

/// `homebed ledger show | verify | anchor`
struct LedgerCommands: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ledger",
        abstract: "What was entered into the records, and the proof that nobody touched it.",
        discussion: """
            Every form that was accepted is an entry, chained to the one before by SHA-256, and names each row that it \
            wrote with a hash. Nothing of it needs the key of the records.
            """,
        subcommands: [LedgerShow.self, LedgerVerify.self, LedgerAnchorCommand.self])
}
