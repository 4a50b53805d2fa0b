import ArgumentParser
import CareRecords

/// `homebed records import FORM FILE --by WHO`
struct RecordsImport: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Enters the lines of a CSV file; all of them or none.",
        discussion: """
            The first line names the fields of the form, in English or Chinese, in any order. UTF-8, with or without a \
            byte order mark, or GB18030. Every bad line is told with its number, column, value and what was expected.
            """)

    @Argument(help: "The form.")
    var form: String

    @Argument(help: "The file; - for standard input.")
    var file: String

    @Flag(help: "Only judge the lines; nothing is kept.")
    var dryRun = false

    @OptionGroup var acting: ActingOptions

    func run() throws {
        let found = try RecordArgument.form(form)
        let submissions = try RecordInput.read(file, for: found).submissions
        Console.tell("judging \(submissions.count) lines of \(file)")
        try acting.carryOut(RecordRequest(submissions, by: acting.person.by, isDryRun: dryRun), ofFile: file)
    }
}
