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

    @OptionGroup var person: PersonOption
    @OptionGroup var shared: SharedOptions

    func run() throws {
        let parsed = ShiftFile(try InputFile.read(file, atMost: ImportFile.maximumBytes))
        guard parsed.faults.isEmpty else {
            throw CommandFailure(.badData, parsed.faults.map { "\(file): \($0)" } + ["nothing was imported"])
        }
        try CommandPort(configuration: try shared.configuration())
            .carryOut(.duty(.importShifts(parsed.lines, by: person.by)))
    }
}
