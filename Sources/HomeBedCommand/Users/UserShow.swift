import ArgumentParser
import CareCore
import CareRecords
import CareStore
import Gateway

/// `homebed user show USER`
struct UserShow: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "One user with tokens, latest sessions and who entered what.",
        discussion: "Names, reasons and client addresses are masked unless --reveal.")

    /// Sessions that are listed.
    private static let mostSessions = 10

    @Argument(help: "The user.")
    var user: String

    @OptionGroup var reveal: RevealOptions

    @OptionGroup var shared: SharedOptions

    func run() throws {
        let configuration = try shared.configuration()
        let key = try RecordArgument.key(configuration)
        let values = try RecordArgument.keyValues([user], .user)
        let masking = try reveal.masking(.user, [user], configuration)
        let reader = try StoreReader.open(path: configuration.database)
        let found = try reader.withRecords(scope: .everything, key: key) { book in
            try book.row(.user, key: values).map { row in
                let own = RecordCondition(RecordTable.user.columns[0], equal: values[0])
                return (
                    row: row, tokens: try book.rows(.token, where: [own]),
                    sessions: try book.rows(.session, where: [own])
                )
            }
        }
        guard let found else { throw CommandFailure(.noInput, "error: there is no user \(user)") }
        var table = Table("", "")
        let sheet = RecordSheet("账号", .user, found.row, showsPeople: masking == .revealed)
        for line in sheet.lines { table.add(line.title, line.value) }
        table.lines.dropFirst().forEach(Console.result)
        var time = SystemTime(configuration.clock)
        let now = time.read().now
        for token in found.tokens {
            let id = token[TokenField.token]?.text ?? ""
            let until = TimeText.short(token[TokenField.expiresAt])
            Console.result("令牌 \(id)  \(UserText.state(ofToken: token, at: now))  至 \(until)")
        }
        let address = RecordTable.session.column(SessionField.address.name)
        let latest = found.sessions.sorted { started($0) > started($1) }.prefix(Self.mostSessions)
        for session in latest {
            let from = address.map { masking.text(session, $0) } ?? ""
            Console.result("登录 \(TimeText.short(started(session)))  \(from)")
        }
        for entry in try reader.ledger(subject: user).reversed() {
            Console.result("台账 \(entry.number)  \(TimeText.short(entry.at))  \(entry.by)  \(entry.form)")
        }
    }

    private func started(_ session: RecordRow) -> Timestamp { session[SessionField.startedAt] ?? .epoch }
}
