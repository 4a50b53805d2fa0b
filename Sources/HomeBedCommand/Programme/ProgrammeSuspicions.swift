import ArgumentParser
import CareCore
import CareRecords
import CareStore
import CareWire
import Gateway

/// `homebed programme suspicions`
struct ProgrammeSuspicions: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "suspicions",
        abstract: "Lists patterns that honest work hardly makes, each with the records that show it.",
        discussion: """
            A finding is a question to a person, never a verdict. Behind each stand the visits that show it, and below \
            it what devices saw: the first \(shownSightings), all of it with --json.
            """)

    @Flag(help: "One JSON object a line.")
    var json = false

    @OptionGroup var shared: SharedOptions

    func run() throws {
        let configuration = try shared.configuration()
        let key = try RecordArgument.key(configuration)
        let reader = try StoreReader.open(path: configuration.database)
        let cases = try reader.records(.careCase, scope: .everything, key: key).map(\.row)
        var time = SystemTime(configuration.clock)
        let evidence = try BedEvidence(reader, cases, until: time.read().now)
        let sightings = try reader.sightings() + evidence.sightings
        let findings = try reader.withRecords(scope: .everything, key: key) { book in
            try SuspicionList.findings(book, sightings: sightings, stays: evidence.stays)
        }
        if json { return findings.forEach { Console.record(Self.fields($0)) } }
        Self.table(findings).lines.forEach(Console.result)
        Console.tell("\(findings.count) findings")
    }

    /// What devices saw of one finding that a table shows: signs of life may come for months.
    private static let shownSightings = 20

    /// The findings, each with the visits that show it, and below it what devices saw.
    static func table(_ findings: [SuspicionFinding]) -> Table {
        var table = Table("类型", "对象", "记录", "说明")
        for finding in findings {
            table.add(
                finding.pattern.title, finding.subject, finding.visits.map(\.text).joined(separator: " "), finding.text)
            for sighting in finding.sightings.prefix(shownSightings) { table.add("", "", row(sighting), "") }
            let more = finding.sightings.count - shownSightings
            if more > 0 { table.add("", "", "另有\(more)条,见 --json", "") }
        }
        return table
    }

    private static func row(_ sighting: BedSighting) -> String {
        "\(sighting.device) \(sighting.kind.rawValue) \(sighting.at.recordText)"
    }

    private static func fields(_ finding: SuspicionFinding) -> Fields {
        Fields { fields in
            fields.put("pattern", finding.pattern.rawValue)
            fields.put("subject", finding.subject)
            fields.put("text", finding.text)
            fields.put("visits", finding.visits.map(\.text))
            fields.put("devices", finding.sightings.map(row))
        }
    }
}
