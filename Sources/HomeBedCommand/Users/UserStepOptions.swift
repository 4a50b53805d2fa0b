import ArgumentParser
import CareRecords
import Ingest

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
