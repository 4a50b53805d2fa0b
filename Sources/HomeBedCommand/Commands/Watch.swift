import ArgumentParser
import CareCore
import CareRecords
import CareStore
import CareWire
import Foundation
import Gateway
import Ingest

/// `homebed watch`
struct Watch: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Shows the open alarms live; acknowledge one by typing its number.",
        discussion: "Without a terminal every change is one plain line, until the program is stopped.")

    @Option(help: ArgumentHelp("Your name, for acknowledgements.", valueName: "WHO"))
    var by: String?

    @OptionGroup var shared: SharedOptions

    /// Milliseconds between two looks at the database: an eye does not see more.
    private static let interval: Int32 = 500

    func validate() throws {
        if let by, !PersonName.isGood(by) {
            throw ValidationError("--by: expected \(PersonName.expected), found \"\(by)\"")
        }
    }

    func run() throws {
        let configuration = try shared.configuration()
        let reader = try StoreReader.open(path: configuration.database)
        let titles = RuleTitles(profiles: configuration.profiles)
        let isTerminal = Console.isTerminal
        var keys = KeyReader(isUsed: isTerminal)
        var screen = WatchScreen(titles: titles, canAcknowledge: by != nil)
        var log = WatchLog(titles: titles)
        while true {
            let alarms = try reader.alarms(.open, scope: .everything)
            if isTerminal {
                Console.result(bytes: Array(screen.text(alarms).utf8))
            } else {
                log.lines(alarms).forEach(Console.result)
            }
            guard let line = keys.line(within: Self.interval) else { continue }
            screen.note = answer(to: line, configuration: configuration)
        }
    }

    /// Acknowledges what was typed; returns what to show.
    private func answer(to line: String, configuration: GatewayConfiguration) -> String {
        let text = line.filter { !$0.isWhitespace }
        if text.isEmpty { return "" }
        guard let number = Int64(text), number >= 1 else { return "expected an alarm's number, found \"\(text)\"" }
        guard let by else { return "start with --by WHO to acknowledge" }
        do {
            let command = Command.acknowledge(AlarmID(number), by: by)
            switch try CommandPort(configuration: configuration).outcome(of: .command(command)) {
            case .done(let text): return text
            case .refused(let reasons): return reasons.joined(separator: "; ")
            }
        } catch let failure as CommandFailure {
            return failure.lines.joined(separator: "; ")
        } catch {
            return "\(error)"
        }
    }
}
