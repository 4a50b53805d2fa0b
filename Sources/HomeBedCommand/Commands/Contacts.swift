import ArgumentParser

/// `homebed contacts import | list`
struct Contacts: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "The contact book: who is told of alarms.",
        subcommands: [ContactsImport.self, ContactsList.self])
}
