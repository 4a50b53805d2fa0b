import ArgumentParser

/// `homebed token add | list | revoke`
struct TokenCommands: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "token",
        abstract: "Tokens by which programs come in through the HTTP interface.",
        subcommands: [TokenAdd.self, TokenList.self, TokenRevoke.self])
}
