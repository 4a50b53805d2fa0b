import ArgumentParser
import CareCore
import CareRecords
import CareWire
import Gateway

/// `homebed programme due`
struct ProgrammeDue: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "due",
        abstract: "Lists what somebody must still do: authorities to be told, complaints, assessments, visits, money.")

    @OptionGroup var options: ProgrammeOptions

    func run() throws {
        let configuration = try options.shared.configuration()
        let today = try options.day(configuration)
        let now = min(today.end - Milliseconds(1), Self.now(configuration))
        let (items, faults) = try options.withRecords(configuration) { book in
            try DueList.items(book, at: now)
        }
        if options.json {
            items.forEach { Console.record(Self.json($0)) }
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

    private static func json(_ item: DueItem) -> String {
        var writer = JSONWriter()
        writer.object { writer in
            writer.field("due", item.due?.recordText)
            writer.field("kind", item.kind.rawValue)
            writer.field("key", item.key)
            writer.field("text_zh", item.text.zh)
            writer.field("text_en", item.text.en)
        }
        return writer.text
    }
}
