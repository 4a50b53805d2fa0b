import ArgumentParser
import CareCore
import CareRecords
import CareStore
import Gateway

/// `homebed ledger verify [--anchors FILE]`
struct LedgerVerify: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Proves that no entry and no row of the records was touched; exit code 1 when one was.",
        discussion: """
            Recomputes the chain and compares every row with the entry that wrote it; the row of the earliest entry is \
            named first. Entries that were cut off at the \
            end, and a chain that was written anew as a whole, show only against anchors that were kept elsewhere: \
            name their files with --anchors, each a file of anchors or the manifest.txt of a delivered month.
            """)

    @Option(
        help: ArgumentHelp(
            "Anchors as ledger anchor writes them, or a delivered manifest.txt; - for standard input.",
            valueName: "FILE"))
    var anchors: [String] = []

    @OptionGroup var shared: SharedOptions

    /// More than a ledger of a hundred years; a person waits for it.
    private static let maximumBytes = 1_048_576

    func run() throws {
        var kept: [(place: String, anchor: LedgerAnchor)] = []
        for file in anchors {
            let text = String(decoding: try InputFile.read(file, atMost: Self.maximumBytes), as: UTF8.self)
            do {
                kept += try LedgerAnchorFile.read(text).map { ("\(file):\($0.line)", $0.anchor) }
            } catch {
                throw CommandFailure(.badData, "error: \(file):\(error.line): \(error.text)")
            }
        }
        let reader = try StoreReader.open(path: try shared.configuration().database, readLimit: .minutes(10))
        let proof = try reader.proveLedger()
        var faults = proof.findings.map(\.text)
        for (place, anchor) in kept {
            do {
                if let finding = try reader.finding(anchor) { faults.append("\(place): \(finding.text)") }
            } catch let error as StoreError where error.kind == .foreign {
                faults.append("\(place): \(error)")
            }
        }
        guard faults.isEmpty else {
            throw CommandFailure(
                .refused,
                faults + ["the ledger is not whole; keep a copy of the database and compare with the last backup"])
        }
        Console.result(
            "the ledger is whole: \(proof.entries) entries, \(proof.rows) rows, \(kept.count) anchors")
    }
}
