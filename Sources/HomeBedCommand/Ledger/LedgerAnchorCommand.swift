import ArgumentParser
import CareRecords
import CareStore
import Gateway

/// `homebed ledger anchor [FILE]`
struct LedgerAnchorCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "anchor",
        abstract: "Writes one line that says how the ledger stands, to be kept elsewhere.",
        discussion: """
            \(LedgerAnchor.expected)

            Put it into the monthly report, or append it to a file that the operator of the gateway cannot change. \
            `homebed ledger verify --anchors FILE` compares.
            """)

    @Argument(help: "The file to which the line is appended; - for standard output.")
    var file = "-"

    @OptionGroup var shared: SharedOptions

    func run() throws {
        let reader = try StoreReader.open(path: try shared.configuration().database)
        guard let anchor = try reader.ledgerAnchor() else {
            throw CommandFailure(.refused, "refused: expected a ledger with an entry, found an empty one")
        }
        if file == "-" { return Console.result(anchor.line) }
        try AppendedFile.append(anchor.line + "\n", to: file)
        Console.tell("entry \(anchor.entry) anchored in \(file)")
    }
}
