import ArgumentParser
import CareRecords
import CareStore
import Gateway

/// `homebed records ledger [SUBJECT] [--verify]`
struct RecordsLedger: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ledger",
        abstract: "Lists what was entered, when and by whom, or proves that nothing of it was touched.")

    @Argument(help: "Only entries about this: the key of a record, such as the number of a visit.")
    var subject: String?

    @Flag(help: "Recompute the chain of hashes; exit code 1 when an entry does not fit.")
    var verify = false

    @Option(help: "At most so many, the newest.")
    var limit = 100

    @Flag(help: "One JSON object a line.")
    var json = false

    @OptionGroup var shared: SharedOptions

    func run() throws {
        let reader = try StoreReader.open(path: try shared.configuration().database)
        if verify {
            guard let broken = try reader.firstBrokenLedgerEntry() else {
                return Console.result("the ledger is whole")
            }
            throw CommandFailure(
                .refused,
                "entry \(broken) of the ledger does not fit the one before: it or an earlier one was touched, removed "
                    + "or put in; compare with the last backup")
        }
        let entries = try reader.ledger(subject: subject, limit: limit)
        if json { return entries.forEach { Console.record(RecordJSON.line(of: $0)) } }
        var table = Table("ENTRY", "AT", "BY", "FORM", "ABOUT")
        for entry in entries {
            table.add("\(entry.number)", TimeText.short(entry.at), entry.by, entry.form, entry.subject)
        }
        table.lines.forEach(Console.result)
    }
}
