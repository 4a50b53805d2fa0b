import ArgumentParser
import CareRecords
import CareStore
import Gateway

/// `homebed export --all --to DIR`
struct ExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Writes everything that the database holds as CSV, while the gateway runs.",
        discussion: """
            One file a table, with a README, a description of every column and checksums. Without --reveal what is \
            personal is masked, and the export cannot be imported. homebed import --all reads a revealed one back. \
            homebed records export writes one register.
            """)

    @Flag(help: "Everything; there is no other choice.")
    var all = false

    @Option(help: ArgumentHelp("The folder; it must not exist, or be empty.", valueName: "DIR"))
    var to: String

    @OptionGroup var reveal: RevealOptions

    @OptionGroup var shared: SharedOptions

    func validate() throws {
        guard all else { throw ValidationError("expected --all; homebed records export writes one register") }
    }

    func run() throws {
        let configuration = try shared.configuration()
        // Looked for before the look is entered: without it there is nothing to be seen.
        let key = reveal.reveal ? try RecordArgument.key(configuration) : nil
        _ = try reveal.masking(of: "all", [], configuration)
        var progress = ByteProgress("copied")
        let manifest = try StoreExport.write(
            configuration.database, to: to, key: key,
            reserveBytes: Int64(configuration.disk.bulkStopMegabytes) * 1_048_576
        ) { progress.tell($0) }
        let rows = manifest.files.reduce(0) { $0 + $1.rows }
        Console.result("\(to): \(rows) rows in \(manifest.files.count) files")
        if manifest.isMasked { Console.tell("what is personal is masked; this export cannot be imported") }
    }
}
