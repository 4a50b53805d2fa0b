import ArgumentParser
import CareCore
import CareStore
import Gateway

/// `homebed quarantine [--json]`
struct Quarantine: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Lists messages that were kept aside instead of being taken, the newest first.")

    @Flag(help: "One JSON object a line; times in milliseconds since 1970.")
    var json = false

    @OptionGroup var shared: SharedOptions

    /// Characters of a payload in the table.
    private static let shownCharacters = 60

    func run() throws {
        let configuration = try shared.configuration()
        let messages = try StoreReader.open(path: configuration.database).quarantine()
        if json {
            messages.forEach { Console.result(RecordJSON.line(of: $0)) }
            return
        }
        var table = Table("RECEIVED", "REASON", "TOPIC", "DETAIL", "BYTES", "PAYLOAD")
        for message in messages {
            table.add(
                TimeText.short(message.receivedAt), message.reason.name, Self.printable(message.topic),
                message.detail, "\(message.payloadLength)",
                String(Self.printable(message.payload).prefix(Self.shownCharacters)))
        }
        table.lines.forEach(Console.result)
        Console.tell("\(messages.count) messages")
    }

    /// Text without control characters: what a stranger sent must not steer the terminal.
    private static func printable(_ bytes: [UInt8]) -> String {
        let text = String(decoding: bytes, as: UTF8.self)
        return String(
            String.UnicodeScalarView(
                text.unicodeScalars.map { $0.value < 0x20 || (0x7F...0x9F).contains($0.value) ? "\u{FFFD}" : $0 }))
    }
}
