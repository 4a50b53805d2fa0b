import ArgumentParser
import CareCore
import CareHTTP
import CareRecords
import Ingest

/// `homebed token add USER --days N --by WHO`
struct TokenAdd: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add",
        abstract: "Makes a token of a user and prints it once.",
        discussion: """
            Programs send it as "Authorization: Bearer TOKEN". It may do what its user may, or only what --may names: \
            \(Capability.allCases.map(\.rawValue).joined(separator: ", ")).
            """)

    @Argument(help: "The user that it speaks for.")
    var user: String

    @Option(help: "For how many days it counts, at most 366, of a family 30.")
    var days: Int64

    @Option(help: ArgumentHelp("Only what this word names; may be given several times.", valueName: "CAPABILITY"))
    var may: [String] = []

    @Option(help: ArgumentHelp("What it is for.", valueName: "TEXT"))
    var note: String?

    @OptionGroup var acting: ActingOptions

    func run() throws {
        let desk = try UserDesk(acting)
        let token = NewToken(of: user, days: days, from: desk.now)
        try desk.enter(
            [token.form(capabilities: may, note: note)], showing: token.text.text, token.text.id, until: token.until)
    }
}
