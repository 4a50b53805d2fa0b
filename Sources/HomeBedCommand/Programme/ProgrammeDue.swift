import ArgumentParser
import CareCore
import CareRecords
import CareWire
import Gateway

/// `homebed programme due`
struct ProgrammeDue: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "due",
        abstract:
            "Lists what somebody must still do: authorities to be told, calls, complaints, assessments, visits, money.")

    @OptionGroup var options: ProgrammeOptions

    func run() throws {
        let configuration = try options.shared.configuration()
        let today = try options.day(configuration)
        let now = min(today.end - Milliseconds(1), Self.now(configuration))
        let (items, faults) = try options.withRecords(configuration) { book in
            try DueList.items(book, at: now)
        }
        if options.json {
            items.forEach { Console.record(Self.fields($0)) }
        } else {
            var table = Table("到期", "事项", "编号", "说明")
            for item in items { table.add(item.due?.recordText ?? "-", item.kind.title, item.key, item.text.zh) }
            table.lines.forEach(Console.result)
            Console.tell("\(items.count) due")
        }
        // A missing calendar hides deadlines: it is told whatever else is listed.
        if !faults.isEmpty { throw CommandFailure(.refused, faults.map(\.text)) }
    }

    private static func now(_ configuration: GatewayConfiguration) -> Timestamp {
        var time = SystemTime(configuration.clock)
        return time.read().now
    }

    private static func fields(_ item: DueItem) -> Fields {
        Fields { fields in
            fields.put("due", item.due?.recordText)
            fields.put("kind", item.kind.rawValue)
            fields.put("key", item.key)
            fields.put("text", item.text)
        }
    }
}
