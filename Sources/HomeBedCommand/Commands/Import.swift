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
            nothing.

            With --all and --from everything that homebed export --all --reveal wrote becomes a new database; it wants \
            the same records.keyFile.
            """)

    @Argument(help: "The file; - for standard input.")
    var file: String?

    @Flag(help: "Everything that an export holds, into a new database.")
    var all = false

    @Option(help: ArgumentHelp("With --all: the folder of the export.", valueName: "DIR"))
    var from: String?

    @OptionGroup var shared: SharedOptions

    func validate() throws {
        guard all == (from != nil), all == (file == nil) else {
            throw ValidationError("expected a FILE, or --all with --from DIR")
        }
    }

    func run() throws {
        let configuration = try shared.configuration()
        if let from { return try WholeImport.run(from: from, configuration) }
        guard let file else { return }
        let profiles = try ProfileLoader.load(directory: configuration.profiles).set
        let parsed = ImportFile(try InputFile.read(file, atMost: ImportFile.maximumBytes)) {
            profiles.index(of: $0) != nil
        }
        guard parsed.faults.isEmpty else {
            throw CommandFailure(.badData, parsed.faults.map { $0.text(in: file) } + ["nothing was imported"])
        }
        Console.tell("importing \(parsed.lines.count) lines of \(file)")
        try CommandPort(configuration: configuration).carryOut(
            .command(.importAssignments(parsed.lines)), ofFile: file)
    }
}
