import ArgumentParser
import CareCore
import CareRecords
import CareWire

/// `homebed compare deaths FILE`
struct CompareDeaths: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "deaths",
        abstract: "Compares a list of deaths with the records; changes nothing.",
        discussion: """
            The file has the columns of the form death-list. Told is who is on the list and in care here, and \
            every visit and payment for what came after the day of death.
            """)

    @Argument(help: "The file; - for standard input.")
    var file: String

    @OptionGroup var options: ProgrammeOptions

    func run() throws {
        let configuration = try options.shared.configuration()
        let rows = try RecordInput.rows(file, for: try RecordArgument.form("death-list"))
        let list = rows.compactMap { DeathNotice($0) }
        let findings = try options.withRecords(configuration) { book in
            let signs = try LifeSign.visits(try book.rows(.visit, where: [])) + LifeSign.payments(book)
            return DeathComparison.findings(
                list, residents: try book.rows(.resident, where: []), cases: try book.rows(.careCase, where: []),
                signs: signs)
        }
        for finding in findings {
            if options.json { Console.record(Self.json(finding)) } else { Console.result(finding.text.zh) }
        }
        Console.tell("\(list.count) lines compared, \(findings.count) findings")
    }

    private static func json(_ finding: DeathFinding) -> String {
        var writer = JSONWriter()
        writer.object { writer in
            writer.field("entry", finding.entry.text)
            writer.field("resident", finding.resident.text)
            writer.field("died_on", finding.diedOn.recordText)
            writer.field("text_zh", finding.text.zh)
            writer.field("text_en", finding.text.en)
        }
        return writer.text
    }
}
