import ArgumentParser
import CareRecords
import CareStore
import Gateway

/// `homebed export --all --to DIR`, `homebed export --summaries --to DIR`
struct ExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Writes everything that the database holds, or the frozen months, while the gateway runs.",
        discussion: """
            --all: one file a table, with a README, a description of every column and checksums. Without --reveal what \
            is personal is masked, and the export cannot be imported. homebed import --all reads a revealed one back. \
            homebed records export writes one register.

            --summaries: a folder for each frozen month that DIR has not got yet, with CSV, JSON, XLSX, the reports of \
            DeviceProfiles/reports and a manifest with checksums. What was delivered stands in DIR/delivered.txt. \
            Operations shows a timer that runs it every night.
            """)

    @Flag(help: "Everything.")
    var all = false

    @Flag(help: "The frozen months of the figures.")
    var summaries = false

    @Option(help: ArgumentHelp("The folder; with --all it must not exist, or be empty.", valueName: "DIR"))
    var to: String

    @Option(help: ArgumentHelp("With --summaries: only this county.", valueName: "532901"))
    var county: String?

    @Option(help: ArgumentHelp("With --summaries: only this month and later ones.", valueName: "2021-12"))
    var since: String?

    @Flag(help: "With --summaries: small numbers of people are hidden, and no rows are named.")
    var masked = false

    @OptionGroup var reveal: RevealOptions

    @OptionGroup var shared: SharedOptions

    func validate() throws {
        guard all != summaries else {
            throw ValidationError("expected --all or --summaries; homebed records export writes one register")
        }
        guard summaries || (county == nil && since == nil && !masked) else {
            throw ValidationError("--county, --since and --masked go with --summaries")
        }
        guard all || !reveal.reveal else { throw ValidationError("--reveal goes with --all; figures name nobody") }
        _ = try CountyText.county(county)
        if let since, SummaryMonth(recordText: since) == nil {
            throw ValidationError("--since: expected \(SummaryMonth.expected), found \"\(since)\"")
        }
    }

    func run() throws {
        let configuration = try shared.configuration()
        if summaries {
            return try SummaryExport.run(
                to: to, county: try CountyText.county(county), since: since.flatMap { SummaryMonth(recordText: $0) },
                isMasked: masked, configuration)
        }
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
