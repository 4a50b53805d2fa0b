import ArgumentParser

/// `homebed notify …`
struct Notify: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Tries the channels to people, and lists who was told what.",
        subcommands: [NotifyTest.self, NotifyLog.self])
}
