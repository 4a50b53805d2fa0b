import ArgumentParser
import CareCore

/// `homebed contacts import FILE.csv --by WHO`
struct ContactsImport: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Enters lines of the contact book from a CSV file; all lines or none.",
        discussion: """
            The first line names the columns: person,role,scope,name,channels and, as wanted, language (zh, en), hours \
            (07:00-22:30), from, until (RFC 3339). scope is \(ContactScope.expected). channels are names of channels \
            with addresses, the best first: "sms=+8613812345678 wecom=zhang". A line of the same person, role and \
            scope is replaced; one with until in the past ends it. UTF-8, with or without a byte order mark, or \
            GB18030. Every bad line is told with its number, column, value and what was expected; names and addresses \
            are not repeated.
            """)

    @Argument(help: "The file; - for standard input.")
    var file: String

    @Flag(help: "Only judge the lines, as the gateway would; nothing is kept.")
    var dryRun = false

    @OptionGroup var acting: ActingOptions

    func run() throws {
        let parsed = ContactFile(try InputFile.read(file, atMost: ImportTable.maximumBytes))
        try CommandFailure.check(parsed.faults, in: file)
        try acting.carryOut(.importContacts(parsed.lines, by: acting.person.by, isDryRun: dryRun), ofFile: file)
    }
}
