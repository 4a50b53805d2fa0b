import ArgumentParser
import CareRecords
import Ingest

/// `homebed user lock USER --reason TEXT --by WHO`
struct UserLock: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lock", abstract: "Keeps a user out until somebody lets them in again. Their sessions end.")

    @OptionGroup var step: UserStepOptions

    func run() throws { try step.enter(.userLock) }
}

/// `homebed user unlock USER --reason TEXT --by WHO`
struct UserUnlock: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "unlock", abstract: "Lets a user in again, also one whom wrong passwords keep out.")

    @OptionGroup var step: UserStepOptions

    func run() throws { try step.enter(.userUnlock) }
}

/// `homebed user end USER --reason TEXT --by WHO`
struct UserEnd: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "end", abstract: "Ends a user for good. The identity is not given again.")

    @OptionGroup var step: UserStepOptions

    func run() throws { try step.enter(.userEnd) }
}

/// A user, and why something is done with them.
struct UserStepOptions: ParsableArguments {
    @Argument(help: "The user.")
    var user: String

    @Option(help: ArgumentHelp("Why.", valueName: "TEXT"))
    var reason: String

    @OptionGroup var acting: ActingOptions

    func enter(_ form: RecordForm) throws {
        try acting.carryOut(
            RecordRequest(
                [RecordSubmission(form: form.name, fields: [.init("user", user), .init("reason", reason)])],
                by: acting.person.by))
    }
}
