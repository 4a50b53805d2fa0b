import ArgumentParser
import CareCore
import CareRecords
import CareStore
import CareWire
import Gateway

/// `homebed incident show INCIDENT [--json | --print [--reveal …]]`
struct IncidentShow: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Shows an incident and its beds: those not reached first, by risk.",
        discussion: """
            The list for the printer has whom each bed serves, where the records are kept: township and village, with \
            --reveal the house, the name and the telephone number too.
            """)

    @OptionGroup var target: IncidentArgument

    @Flag(help: "The incident as one JSON object, then each bed and each problem as one; times with their offset.")
    var json = false

    @Flag(help: "The list of those not reached for the printer, to be filled in by hand.")
    var print = false

    @OptionGroup var reveal: RevealOptions
    @OptionGroup var shared: SharedOptions

    func validate() throws {
        if json, print { throw ValidationError("expected --json or --print, found both") }
        if reveal.reveal, !print { throw ValidationError("--reveal goes with --print") }
    }

    func run() throws {
        let configuration = try shared.configuration()
        let reader = try StoreReader.open(path: configuration.database)
        let incident = try target.record(reader)
        let beds = try reader.beds(of: incident.id, scope: .everything)
        let missing = IncidentBedRecord.missing(among: beds)
        let reached = beds.filter { $0.standing.contact != nil }
        if json {
            Console.record(Fields(incident))
            (missing + reached).forEach { Console.record(Fields($0, of: incident.id)) }
            try reader.problems(of: incident.id, scope: .everything).forEach {
                Console.record(Fields($0, of: incident.id))
            }
            return
        }
        guard self.print else { return show(incident, missing, reached) }
        let people = try people(in: missing, of: incident, reader, configuration)
        MissingList(incident: incident, missing: missing, people: people).lines.forEach(Console.result)
    }

    private func people(
        in beds: [IncidentBedRecord], of incident: IncidentRecord, _ reader: StoreReader,
        _ configuration: GatewayConfiguration
    ) throws -> [BedID: MissingPerson] {
        // A gateway without records knows beds only.
        if !reveal.reveal, try configuration.recordKey() == nil { return [:] }
        let key = try RecordArgument.key(configuration)
        let masking = try reveal.masking(of: "incident", ["\(incident.id)"], configuration)
        return try reader.withRecords(scope: .everything, key: key) { book in
            var people: [BedID: MissingPerson] = [:]
            for bed in beds { people[bed.bed] = try MissingPerson(of: bed.bed, in: book, masking) }
            return people
        }
    }

    private func show(_ incident: IncidentRecord, _ missing: [IncidentBedRecord], _ reached: [IncidentBedRecord]) {
        Console.result(
            "\(incident.isDrill ? "drill" : "incident") \(incident.id): \(incident.kind.name) in township "
                + "\(incident.township), opened \(TimeText.short(incident.openedAt)) by \(incident.openedBy)")
        if let until = incident.drillUntil { Console.result("presses belong to it until \(TimeText.short(until))") }
        if let at = incident.closedAt {
            Console.result("closed \(TimeText.short(at)) by \(incident.closedBy ?? "-"): \(incident.conclusion ?? "")")
        }
        let counts = IncidentStanding.allCases.reversed().map { standing in
            "\((missing + reached).count { $0.standing.standing == standing }) \(standing.name)"
        }
        Console.result(counts.joined(separator: ", "))
        var table = Table("BED", "STATE", "RISK", "HEARD", "PRESSED", "REACHED", "BY", "HOW", "NOTE")
        for bed in missing + reached {
            let standing = bed.standing
            table.add(
                "\(bed.bed)", standing.standing.name, bed.risk.title.en + (standing.isAway ? ", away" : ""),
                TimeText.short(standing.heardAt), TimeText.short(standing.pressedAt),
                TimeText.short(standing.contact?.at), standing.contact?.by ?? "-", standing.contact?.way.name ?? "-",
                standing.contact?.note ?? "")
        }
        table.lines.forEach(Console.result)
    }
}
