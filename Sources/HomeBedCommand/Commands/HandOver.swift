import ArgumentParser
import CareCore
import CareRecords
import CareStore
import CareWire
import Gateway
import Ingest

/// `homebed handover --from A --to B [--note TEXT] [--json]`
struct HandOver: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "handover",
        abstract: "Gives a shift over to the next: assigned alarms change hands, and what is open is listed.",
        discussion: """
            Every open alarm, the most urgent first; P3 that nobody has answered are the shift's report. Behind them \
            what holds alarms back, which each shift reviews.
            """)

    @Option(help: ArgumentHelp("Who goes.", valueName: "WHO"))
    var from: String

    @Option(help: ArgumentHelp("Who comes.", valueName: "WHO"))
    var to: String

    @Option(help: ArgumentHelp("What else the next shift must know.", valueName: "TEXT"))
    var note = ""

    @Flag(help: "One JSON object a line: the outcome, the open alarms, what holds alarms back.")
    var json = false

    @OptionGroup var shared: SharedOptions

    func validate() throws {
        for (option, name) in [("--from", from), ("--to", to)] where !PersonName.isGood(name) {
            throw ValidationError("\(option): expected \(PersonName.expected), found \"\(name)\"")
        }
        guard CloseNote.isGood(note) else { throw ValidationError("--note: expected \(CloseNote.expected)") }
    }

    func run() throws {
        let configuration = try shared.configuration()
        try CommandPort(configuration: configuration).carryOut(
            .command(.duty(.handOver(from: from, to: to, note: note))), asJSON: json)
        let store = try StoreReader.open(path: configuration.database)
        let open = try store.alarms(.open, scope: .everything, limit: .max).filter { !$0.isTest }
            .sorted { ($0.priority, $0.id) < ($1.priority, $1.id) }
        show(open, RuleTitles(profiles: configuration.profiles))
        SuppressionOutput.show(try store.suppressions(), json: json)
        let left = open.filter { $0.priority == .p3 && $0.audience == .operator && $0.state.waitsForAcknowledgement }
        Console.tell("\(left.count) P3 of the duty list were not answered in this shift")
    }

    private func show(_ open: [AlarmRecord], _ titles: RuleTitles) {
        if json {
            open.forEach { Console.record(Fields($0, titles: titles.all)) }
            return
        }
        var table = Table("ALARM", "PRIORITY", "STATE", "RULE", "TITLE", "PLACE", "RAISED", "BY", "ASSIGNED")
        for alarm in open {
            table.add(
                "\(alarm.id)", alarm.priority.name, alarm.stateText, alarm.rule, titles.title(of: alarm.rule),
                alarm.placeText, TimeText.short(alarm.raisedAt), alarm.acknowledgedBy ?? "-",
                alarm.assignee ?? "-")
        }
        table.lines.forEach(Console.result)
    }
}
