import ArgumentParser
import CareCore

/// `homebed rota import FILE.csv --by WHO`
struct RotaImport: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Enters shifts from a CSV file; all lines or none.",
        discussion: """
            The first line names the columns: role,scope,person,from,until. from and until are RFC 3339. Importing a \
            file twice changes nothing. `homebed rota show` tells of gaps and overlaps. UTF-8, with or without a byte \
            order mark, or GB18030. Every bad line is told with its number, column, value and what was expected.
            """)

    @Argument(help: "The file; - for standard input.")
    var file: String

    @Flag(help: "Only judge the lines, as the gateway would; nothing is kept.")
    var dryRun = false

    @OptionGroup var acting: ActingOptions

    func run() throws {
        let parsed = ShiftFile(try InputFile.read(file, atMost: ImportTable.maximumBytes))
        try CommandFailure.check(parsed.faults, in: file)
        try acting.carryOut(.importShifts(parsed.lines, by: acting.person.by, isDryRun: dryRun), ofFile: file)
    }
}
