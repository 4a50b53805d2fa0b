import ArgumentParser
import CareCore
import CareStore
import Gateway

/// `homebed readings DEVICE [--since T] [--json]`
struct Readings: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Lists what a device has measured, the oldest first.")

    @Argument(help: "The device's identity.")
    var device: String

    @Option(help: ArgumentHelp("First device time, RFC 3339.", valueName: "T"))
    var since: String?

    @Flag(help: "One JSON object a line; times with their offset.")
    var json = false

    @OptionGroup var shared: SharedOptions

    func validate() throws {
        guard DeviceID(device) != nil else {
            throw ValidationError("DEVICE: expected letters, digits, colons, underlines, hyphens, found \"\(device)\"")
        }
        if let since { _ = try MomentText.moment(since, "--since") }
    }

    func run() throws {
        guard let id = DeviceID(device) else { return }
        let configuration = try shared.configuration()
        let first = try since.map { try MomentText.moment($0, "--since") }
        var count = 0
        let reader = try StoreReader.open(path: configuration.database)
        let isKnown = try reader.forEachReading(of: id, since: first) { reading in
            if count == 0, !json { Console.result(Self.titles) }
            count += 1
            if json { Console.record(RecordJSON.fields(of: reading)) } else { Console.result(Self.line(of: reading)) }
        }
        guard isKnown else {
            throw CommandFailure(.noInput, "error: no device \(device) is registered in \(configuration.database)")
        }
        Console.tell("\(count) readings")
    }

    // Written as they come: a month of a mattress is a quarter of a million lines, too many to align by the longest.
    private static let widths = [31, 24, 14, 10, 15]
    private static let titles = row(["DEVICE TIME", "METRIC", "VALUE", "UNIT", "VALIDITY", "BED"])

    private static func line(of reading: ReadingRecord) -> String {
        row([
            TimeText.exact(reading.deviceTime), reading.metric.name,
            "\(MetricValue(reading.metric, reading.value))", reading.metric.unit, reading.validity.name,
            reading.bed?.description ?? reading.household?.text ?? "-",
        ])
    }

    private static func row(_ cells: [String]) -> String {
        var line = ""
        for (cell, width) in zip(cells, widths + [0]) {
            line += cell + String(repeating: " ", count: max(width == 0 ? 0 : 1, width - Table.width(cell)))
        }
        return line
    }
}
