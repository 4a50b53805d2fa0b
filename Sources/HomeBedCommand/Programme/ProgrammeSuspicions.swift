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
        discussion: "A finding is a question to a person, never a verdict.")

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
        var table = Table("类型", "对象", "上门记录", "说明")
        for finding in findings {
            table.add(
                finding.pattern.title, finding.subject, finding.visits.map(\.text).joined(separator: " "), finding.text)
        }
        table.lines.forEach(Console.result)
        Console.tell("\(findings.count) findings")
    }

    private static func fields(_ finding: SuspicionFinding) -> Fields {
        Fields { fields in
            fields.put("pattern", finding.pattern.rawValue)
            fields.put("subject", finding.subject)
            fields.put("text", finding.text)
            fields.put("visits", finding.visits.map(\.text))
            fields.put(
                "devices", finding.sightings.map { "\($0.device) \($0.kind.rawValue) \($0.at.recordText)" })
        }
    }
}
