import ArgumentParser
import CareCore
import CareRecords
import CareStore
import CareWire
import Gateway

/// `homebed compare deaths FILE`
struct CompareDeaths: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "deaths",
        abstract: "Compares a list of deaths with the records; changes nothing.",
        discussion: """
            The file has the columns of the form death-list. Told is who is on the list and in care here, and \
            every visit and payment for what came after the day of death, and every sign of life that the bed's \
            devices measured after it.
            """)

    @Argument(help: "The file; - for standard input.")
    var file: String

    @OptionGroup var options: ProgrammeOptions

    func run() throws {
        let configuration = try options.shared.configuration()
        let rows = try RecordInput.rows(file, for: try RecordArgument.form("death-list"))
        let list = rows.compactMap { DeathNotice($0) }
        let vitals = try vitals(after: list, configuration)
        let findings = try options.withRecords(configuration) { book in
            let signs = try LifeSign.visits(try book.rows(.visit, where: [])) + vitals + LifeSign.payments(book)
            return DeathComparison.findings(
                list, residents: try book.rows(.resident, where: []), cases: try book.rows(.careCase, where: []),
                signs: signs)
        }
        for finding in findings {
            if options.json { Console.record(Self.fields(finding)) } else { Console.result(finding.text.zh) }
        }
        Console.tell("\(list.count) lines compared, \(findings.count) findings")
    }

    /// What the devices of the listed residents' beds measured after the days of death.
    private func vitals(after list: [DeathNotice], _ configuration: GatewayConfiguration) throws -> [LifeSign] {
        let reader = try StoreReader.open(path: configuration.database)
        let key = try RecordArgument.key(configuration)
        let residents = try reader.records(.resident, scope: .everything, key: key).map(\.row)
        let cases = try reader.records(.careCase, scope: .everything, key: key).map(\.row)
        var time = SystemTime(configuration.clock)
        let now = time.read().now
        return try DeathComparison.beds(list, residents: residents, cases: cases).flatMap { death in
            try LifeSign.vitals(reader.vitals(after: death, until: now), of: death.resident)
        }
    }

    private static func fields(_ finding: DeathFinding) -> Fields {
        Fields { fields in
            fields.put("entry", finding.entry.text)
            fields.put("resident", finding.resident.text)
            fields.put("died_on", finding.diedOn.recordText)
            fields.put("text", finding.text)
        }
    }
}
