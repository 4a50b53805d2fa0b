import ArgumentParser
import CareCore
import CareRecords
import Ingest

/// `homebed user add USER --name NAME --role ROLE --scope SCOPE --by WHO`
struct UserAdd: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add",
        abstract: "Makes a user, or changes name, role or scope of one.",
        discussion: """
            A user who is there keeps their password unless one is given. A role takes its kind of scope: operator and \
            provider-lead "provider p-1", township "townships 532901001", county and auditor "counties 532901", \
            prefecture "everything", technician counties or a provider, family "bed 532901-000001".
            """)

    @Argument(help: "The identity, as it is written beside everything they do.")
    var user: String

    @Option(help: "Their name.")
    var name: String

    @Option(help: "What they are.")
    var role: String

    @Option(help: "Where they may look and act.")
    var scope: String

    @Option(help: "The language of their screens, zh or en.")
    var language = "zh"

    @OptionGroup var password: PasswordOptions

    @OptionGroup var acting: ActingOptions

    func run() throws {
        let desk = try UserDesk(acting)
        var fields: [RecordSubmission.Field] = [
            .init("user", user), .init("name", name), .init("role", role), .init("scope", scope),
            .init("language", language),
        ]
        let isFamily = Role(recordText: role) == .family
        let word = try password.read(user: user, name: name, mayAsk: try !isFamily && desk.row(of: user) == nil)
        if let word { fields.append(.init("verifier", try word.verifier())) }
        try desk.enter([RecordSubmission(form: RecordForm.user.name, fields: fields)])
        PasswordOptions.tell(word)
    }
}
