import ArgumentParser

/// `homebed records key | forms | enter | import | export | list | show`
struct RecordsCommands: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "records",
        abstract: "People, cases, visits and everything else that is entered and accounted for.",
        discussion: """
            Everything is entered through forms; `homebed records forms` lists them. What people enter is kept for \
            good in a ledger chained by hashes, names and numbers sealed with the key of records.keyFile.
            """,
        subcommands: [
            RecordsKey.self, RecordsForms.self, RecordsEnter.self, RecordsImport.self, RecordsExport.self,
            RecordsList.self, RecordsShow.self,
        ])
}
