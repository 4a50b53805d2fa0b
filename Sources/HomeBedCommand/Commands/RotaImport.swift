import ArgumentParser
import CareCore

/// `homebed rota import FILE.csv --by WHO`
struct RotaImport: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Enters shifts from a CSV file; all lines or none.",
        discussion: """
            The first line names the columns: role,scope,person,from,until. from and until are RFC 3339. Importing a \
            file twice changes nothing. `homebed rota show` tells of gaps and overlaps.
            """)

    @Argument(help: "The file; - for standard input.")
    var file: String

    @OptionGroup var acting: ActingOptions

    func run() throws {
        let parsed = ShiftFile(try InputFile.read(file, atMost: ImportFile.maximumBytes))
        guard parsed.faults.isEmpty else {
            throw CommandFailure(.badData, parsed.faults.map { $0.text(in: file) } + ["nothing was imported"])
        }
        try acting.carryOut(.importShifts(parsed.lines, by: acting.person.by), ofFile: file)
    }
}
