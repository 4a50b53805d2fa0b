import ArgumentParser
import CareRecords
import Ingest

/// `homebed token revoke TOKEN --reason TEXT --by WHO`
struct TokenRevoke: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "revoke", abstract: "A token counts no more, from the next request on.")

    @Argument(help: "Its public identity, between the two underlines of its text.")
    var token: String

    @Option(help: ArgumentHelp("Why.", valueName: "TEXT"))
    var reason: String

    @OptionGroup var acting: ActingOptions

    func run() throws {
        try acting.carryOut(
            RecordRequest(
                [
                    RecordSubmission(
                        form: RecordForm.tokenRevoke.name, fields: [.init("token", token), .init("reason", reason)])
                ], by: acting.person.by))
    }
}
