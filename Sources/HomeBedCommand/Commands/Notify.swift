import ArgumentParser

/// `homebed notify …`
struct Notify: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Tries the channels to people.", subcommands: [NotifyTest.self])
}
