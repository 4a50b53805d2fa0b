import ArgumentParser
import CareRecords
import CareStore
import CareWire
import Gateway

/// `homebed records list TABLE [field=text …]`
struct RecordsList: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "Lists a table of the records.",
        discussion: """
            Names, numbers and addresses are masked. --reveal shows them; that is entered into the ledger before, with \
            who looks, why and the keys of the rows. ENTRY is the ledger's entry that wrote the row last. --from and \
            --until, both days included, look at the first day or moment that every row of the table has, or at the \
            field that --day names.
            """)

    @Argument(help: "The table; an unknown name lists them.")
    var table: String

    @Argument(help: ArgumentHelp("Only rows with these values.", valueName: "field=text"))
    var conditions: [String] = []

    @Option(help: ArgumentHelp("Only rows in which these words are shown.", valueName: "TEXT"))
    var containing: String?

    @Option(help: ArgumentHelp("Only rows of this day and later.", valueName: "DAY"))
    var from: String?

    @Option(help: ArgumentHelp("Only rows up to this day.", valueName: "DAY"))
    var until: String?

    @Option(help: ArgumentHelp("The field that --from and --until look at.", valueName: "FIELD"))
    var day: String?

    @OptionGroup var reveal: RevealOptions

    @Flag(help: "One JSON object a line.")
    var json = false

    @OptionGroup var shared: SharedOptions

    func run() throws {
        let configuration = try shared.configuration()
        let found = try RecordArgument.table(table)
        let wanted =
            try RecordArgument.conditions(conditions, found)
            + RecordArgument.span(from: from, until: until, on: day, found)
        let key = try RecordArgument.key(configuration)
        let records = try StoreReader.open(path: configuration.database).records(
            found, where: wanted, scope: .everything, key: key
        )
        .filter { record in
            containing.map { words in
                found.columns.contains { reveal.intended.text(record.row, $0).contains(words) }
            } ?? true
        }
        let masking = try reveal.masking(found, rows: records.map { found.keyText(of: $0.row) }, configuration)
        if json { return records.forEach { Console.record(Fields($0, found, showsPeople: masking.showsPeople)) } }
        var output = Table(found.columns.map(\.name) + ["ENTRY"])
        for record in records {
            output.add(found.columns.map { masking.text(record.row, $0) } + ["\(record.entry)"])
        }
        output.lines.forEach(Console.result)
        Console.tell("\(records.count) rows")
    }
}
