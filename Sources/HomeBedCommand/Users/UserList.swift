import ArgumentParser
import CareCore
import CareRecords
import CareStore
import CareWire
import Gateway

/// `homebed user list`
struct UserList: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "Lists the users. Names are masked unless --reveal.")

    @OptionGroup var reveal: RevealOptions

    @Flag(help: "One JSON object a line.")
    var json = false

    @OptionGroup var shared: SharedOptions

    func run() throws {
        let configuration = try shared.configuration()
        let key = try RecordArgument.key(configuration)
        let users = try StoreReader.open(path: configuration.database).records(.user, scope: .everything, key: key)
        let rows = users.map { RecordTable.user.keyText(of: $0.row) }
        let masking = try reveal.masking(.user, rows: rows, configuration)
        if json { return users.forEach { Console.record(Fields($0, .user, showsPeople: masking.showsPeople)) } }
        var table = Table("USER", "NAME", "ROLE", "SCOPE", "STATE", "PASSWORD", "LOCKED OUT UNTIL")
        for user in users.map(\.row) {
            table.add(
                user[UserField.user]?.text ?? "", UserText.name(of: user, masking),
                user[UserField.role]?.rawValue ?? "", user[UserField.scope]?.recordText ?? "",
                user[UserField.state]?.rawValue ?? "", user[UserField.verifier] == nil ? "-" : "yes",
                TimeText.short(user[UserField.lockedOutUntil]))
        }
        table.lines.forEach(Console.result)
        Console.tell("\(users.count) users")
    }
}
