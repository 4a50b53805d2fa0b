import ArgumentParser
import CareCore
import CareRecords
import CareStore
import Gateway

/// `homebed records show TABLE KEY`
struct RecordsShow: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "One record as a sheet to be printed, with who entered it.",
        discussion: """
            An abnormal event comes with its follow-ups, the authorities that were told and those that were not. \
            Names, numbers and words about people are masked unless --reveal.
            """)

    @Argument(help: "The table.")
    var table: String

    @Argument(help: "The record's key; of a key of several fields each.")
    var key: [String]

    @OptionGroup var reveal: RevealOptions

    @OptionGroup var shared: SharedOptions

    func run() throws {
        let configuration = try shared.configuration()
        let found = try RecordArgument.table(table)
        let values = try RecordArgument.keyValues(key, found)
        let secret = try RecordArgument.key(configuration)
        let masking = try reveal.masking(found, key, configuration)
        let reader = try StoreReader.open(path: configuration.database)
        let sheet = try reader.withRecords(scope: .everything, key: secret) { book in
            try book.row(found, key: values).map { row in
                try Self.sheet(found, row, book, showsPeople: masking == .revealed)
            }
        }
        guard let sheet else {
            throw CommandFailure(.noInput, "error: \(table) has no record \(key.joined(separator: " "))")
        }
        Console.result(sheet.title)
        var output = Table("", "")
        for line in sheet.lines { output.add(line.title, line.value) }
        output.lines.dropFirst().forEach(Console.result)
        for entry in try reader.ledger(subject: key.joined(separator: " ")).reversed() {
            Console.result("台账 \(entry.number)  \(TimeText.short(entry.at))  \(entry.by)  \(entry.form)")
        }
    }

    private static func sheet(
        _ table: RecordTable, _ row: RecordRow, _ book: any RecordBook, showsPeople: Bool
    ) throws -> RecordSheet {
        guard table.name == RecordTable.abnormalEvent.name, let event = row[AbnormalEventField.event] else {
            let title = RecordForms.all.list.first { $0.table?.name == table.name }?.title.zh ?? table.name
            return RecordSheet(title, table, row, showsPeople: showsPeople)
        }
        let own = [RecordCondition.equal(AbnormalEventField.event, event)]
        return RecordSheet.report(
            row, followUps: try book.rows(.abnormalFollowUp, where: own),
            notices: try book.rows(.authorityNotice, where: own), rules: try book.rows(.authorityRule, where: []),
            showsPeople: showsPeople)
    }
}
