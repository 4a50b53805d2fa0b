import ArgumentParser
import CareRecords
import Ingest

/// `homebed user password USER --by WHO`
struct UserPassword: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "password",
        abstract: "Gives a user a new password. Every session of theirs ends.")

    @Argument(help: "The user.")
    var user: String

    @OptionGroup var password: PasswordOptions

    @OptionGroup var acting: ActingOptions

    func validate() throws {
        if password.noPassword { throw ValidationError("expected a password; homebed user lock keeps somebody out") }
    }

    func run() throws {
        let desk = try UserDesk(acting)
        let name = try desk.registered(user)[SharedField.name] ?? ""
        guard let word = try password.read(user: user, name: name, mayAsk: true) else { return }
        try desk.enter([
            RecordSubmission(
                form: RecordForm.userPassword.name,
                fields: [.init("user", user), .init("verifier", try word.verifier())])
        ])
        PasswordOptions.tell(word)
    }
}
