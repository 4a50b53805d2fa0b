import ArgumentParser
import CareRecords
import Ingest

/// `homebed records enter FORM field=text … --by WHO`
struct RecordsEnter: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "enter",
        abstract: "Enters one form.",
        discussion: "`homebed records forms FORM` lists its fields. A field with blanks in it wants quotation marks.")

    @Argument(help: "The form.")
    var form: String

    @Argument(help: ArgumentHelp("Its fields.", valueName: "field=text"))
    var fields: [String] = []

    @Flag(help: "Only judge it; nothing is kept.")
    var dryRun = false

    @OptionGroup var acting: ActingOptions

    func run() throws {
        let submission = RecordSubmission(
            form: try RecordArgument.form(form).name, fields: try RecordArgument.fields(fields))
        try acting.carryOut(RecordRequest([submission], by: acting.person.by, isDryRun: dryRun))
    }
}
