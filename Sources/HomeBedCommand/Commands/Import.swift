import ArgumentParser
import CareCore
import CareProfiles
import Foundation
import Gateway
import Ingest

/// `homebed import FILE.csv` and `homebed import --all --from DIR`
struct Import: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Registers devices and the beds they serve from a CSV file; all lines or none.",
        discussion: """
            The first line names the columns: county,bed,device,profile,since and, as wanted, township, household, \
            altitude_m, resident (facts of the resident, separated by spaces), provider, and of the household \
            address, latitude, longitude (degrees, WGS 84), which a fire platform is told, and the address whoever \
            of the village is called to go there. since is RFC 3339, or empty for now. Importing a file twice changes \
            nothing. UTF-8, with or without a byte order mark, or GB18030. Every bad line is told with its number, \
            column, value and what was expected.

            With --all and --from everything that homebed export --all --reveal wrote becomes a new database; it wants \
            the same records.keyFile.
            """)

    @Argument(help: "The file; - for standard input.")
    var file: String?

    @Flag(help: "Only judge the lines, as the gateway would; nothing is kept.")
    var dryRun = false

    @Flag(help: "Everything that an export holds, into a new database.")
    var all = false

    @Option(help: ArgumentHelp("With --all: the folder of the export.", valueName: "DIR"))
    var from: String?

    @OptionGroup var shared: SharedOptions

    func validate() throws {
        guard all == (from != nil), all == (file == nil) else {
            throw ValidationError("expected a FILE, or --all with --from DIR")
        }
        if all, dryRun { throw ValidationError("expected --dry-run with a FILE; a whole export is not judged") }
    }

    func run() throws {
        let configuration = try shared.configuration()
        if let from { return try WholeImport.run(from: from, configuration) }
        guard let file else { return }
        let profiles = try ProfileLoader.load(directory: configuration.profiles).set
        let parsed = ImportFile(try InputFile.read(file, atMost: ImportTable.maximumBytes)) {
            profiles.index(of: $0) != nil
        }
        try CommandFailure.check(parsed.faults, in: file)
        Console.tell("\(dryRun ? "judging" : "importing") \(parsed.lines.count) lines of \(file)")
        try CommandPort(configuration: configuration).carryOut(
            .command(.importAssignments(parsed.lines, isDryRun: dryRun)), ofFile: file)
    }
}
