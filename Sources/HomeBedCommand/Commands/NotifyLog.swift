import ArgumentParser
import CareCore
import CareStore
import Gateway

/// `homebed notify log [--alarm N] [--recipient WHO] [--channel NAME] [--since TIME] [--json]`
struct NotifyLog: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "log", abstract: "Lists whom the gateway told what, and what came of each try, the newest first.")

    @Option(help: ArgumentHelp("Only about this alarm.", valueName: "ALARM"))
    var alarm: Int64?

    @Option(help: ArgumentHelp("Only to this person or service.", valueName: "WHO"))
    var recipient: String?

    @Option(help: ArgumentHelp("Only through this channel.", valueName: "CHANNEL"))
    var channel: String?

    @Option(help: ArgumentHelp("Only decided at this moment or later, RFC 3339.", valueName: "TIME"))
    var since: String?

    @Flag(help: "One JSON object a notification; times with their offset.")
    var json = false

    @OptionGroup var shared: SharedOptions

    func validate() throws {
        if let alarm, alarm < 1 { throw ValidationError("--alarm: expected a number from 1, found \(alarm)") }
    }

    func run() throws {
        let configuration = try shared.configuration()
        var filter = NotificationFilter()
        filter.alarm = alarm.map(AlarmID.init)
        filter.recipient = recipient
        filter.channel = channel
        filter.since = try since.map { try MomentText.moment($0, "--since") }
        let limit = StoreReader.usualLimit
        let records = try StoreReader.open(path: configuration.database, key: configuration.recordKey())
            .notifications(filter, limit: limit)
        if json {
            records.forEach { Console.record(RecordJSON.fields(of: $0)) }
            return
        }
        var table = Table(
            "NUMBER", "DECIDED", "WHAT", "ABOUT", "PRIORITY", "RECIPIENT", "ROLE", "CHANNEL", "OUTCOME", "TRIES", "LAST"
        )
        for record in records {
            let last = record.attempts.last
            table.add(
                "\(record.id.number)", TimeText.short(record.at), record.purpose.name + (record.isDrill ? " 演练" : ""),
                about(record), record.priority.name, record.recipient, record.role,
                record.channel, record.outcome.name, "\(record.attempts.count)",
                last.map { "\($0.result.name) in \($0.length): \($0.answer)" } ?? "-")
        }
        table.lines.forEach(Console.result)
        Console.tell("\(records.count) notifications" + (records.count < limit ? "" : ", older ones not shown"))
    }

    private func about(_ record: NotificationRecord) -> String {
        if let alarm = record.alarm { return "alarm \(alarm)/\(record.edge)" }
        return record.incident.map { "incident \($0)" } ?? "-"
    }
}
