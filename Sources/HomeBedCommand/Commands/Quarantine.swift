import ArgumentParser
import CareCore
import CareStore
import Gateway

/// `homebed quarantine [--json]`
struct Quarantine: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Lists messages that were kept aside instead of being taken, the newest first.")

    @Flag(help: "One JSON object a line; times with their offset.")
    var json = false

    @OptionGroup var shared: SharedOptions

    /// Characters of a payload in the table.
    private static let shownCharacters = 60

    func run() throws {
        let configuration = try shared.configuration()
        let limit = StoreReader.usualLimit
        let messages = try StoreReader.open(path: configuration.database).quarantine(limit: limit)
        if json {
            messages.forEach { Console.record(RecordJSON.fields(of: $0)) }
            return
        }
        var table = Table("RECEIVED", "REASON", "TOPIC", "DETAIL", "BYTES", "PAYLOAD")
        for message in messages {
            table.add(
                TimeText.short(message.receivedAt), message.reason.name, String(decoding: message.topic, as: UTF8.self),
                message.detail, "\(message.payloadLength)",
                String(String(decoding: message.payload, as: UTF8.self).prefix(Self.shownCharacters)))
        }
        table.lines.forEach(Console.result)
        Console.tell("\(messages.count) messages" + (messages.count < limit ? "" : ", older ones not shown"))
    }
}
