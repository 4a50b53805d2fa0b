import ArgumentParser
import CareRecords
import CareStore
import CareWire
import Gateway

/// `homebed ledger show [SUBJECT]`
struct LedgerShow: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Lists what was entered, when and by whom, the newest first.")

    @Argument(help: "Only entries about this: the key of a record, such as the number of a visit.")
    var subject: String?

    @Option(help: "At most so many, the newest.")
    var limit = 100

    @Flag(help: "One JSON object a line, with the whole hash.")
    var json = false

    @OptionGroup var shared: SharedOptions

    func run() throws {
        let reader = try StoreReader.open(path: try shared.configuration().database)
        let entries = try reader.ledger(subject: subject, limit: limit)
        if json { return entries.forEach { Console.record(Fields($0)) } }
        var table = Table("ENTRY", "AT", "BY", "FORM", "ABOUT", "SHA-256")
        for entry in entries {
            table.add(
                "\(entry.number)", TimeText.short(entry.at), entry.by, entry.form, entry.subject,
                "\(entry.hash.prefix(16))…")
        }
        table.lines.forEach(Console.result)
    }
}
