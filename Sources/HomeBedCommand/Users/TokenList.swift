import ArgumentParser
import CareCore
import CareRecords
import CareStore
import CareWire
import Gateway

/// `homebed token list [USER]`
struct TokenList: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "Lists tokens, without their secrets: nobody has those any more.")

    @Argument(help: "Only those of this user.")
    var user: String?

    @Flag(help: "One JSON object a line.")
    var json = false

    @OptionGroup var shared: SharedOptions

    func run() throws {
        let configuration = try shared.configuration()
        let key = try RecordArgument.key(configuration)
        let wanted = try RecordArgument.conditions(user.map { ["user=\($0)"] } ?? [], .token)
        let tokens = try StoreReader.open(path: configuration.database).records(
            .token, where: wanted, scope: .everything, key: key)
        if json { return tokens.forEach { Console.record(Fields($0, .token, showsPeople: false)) } }
        var time = SystemTime(configuration.clock)
        let now = time.read().now
        var table = Table("TOKEN", "USER", "STATE", "UNTIL", "MAY")
        for token in tokens.map(\.row) {
            table.add(
                token[TokenField.token]?.text ?? "", token[UserField.user]?.text ?? "",
                UserText.state(ofToken: token, at: now), TimeText.short(token[TokenField.expiresAt]),
                token[TokenField.capabilities]?.recordText ?? "all that its user may")
        }
        table.lines.forEach(Console.result)
        Console.tell("\(tokens.count) tokens")
    }
}
