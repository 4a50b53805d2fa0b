import ArgumentParser
import CareCore
import CareHTTP
import CareRecords
import Ingest

/// `homebed family-link BED --for NAME --days N --by WHO`
struct FamilyLink: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "family-link",
        abstract: "Makes a link by which a family sees its own bed, and prints it once.",
        discussion: """
            It shows one bed's open alarms, visits and devices, and lets the family say that they are there. Put the \
            gateway's address before it. What stands after # is never sent to a server's log. `homebed token revoke` \
            ends it, and so does case-serve when the bed goes to somebody else.
            """)

    @Argument(help: "The bed.")
    var bed: String

    @Option(name: .customLong("for"), help: "Whom it is for.")
    var name: String

    @Option(help: "For how many days it counts, at most 30.")
    var days: Int64

    @OptionGroup var acting: ActingOptions

    func run() throws {
        let desk = try UserDesk(acting)
        // Each link is a user of its own: ending one does not end the sister's.
        let token = NewToken(of: "family-\(TokenText().id)", days: days, from: desk.now)
        let user = RecordSubmission(
            form: RecordForm.user.name,
            fields: [
                .init("user", token.user), .init("name", name), .init("role", Role.family.rawValue),
                .init("scope", "bed \(bed)"), .init("language", "zh"),
            ])
        try desk.enter(
            [user, token.form()], showing: "/family#\(token.text.text)", token.text.id, until: token.until)
    }
}
