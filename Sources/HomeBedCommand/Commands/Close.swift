import ArgumentParser
import CareCore
import Gateway

/// `homebed close ALARM --by WHO --reason CODE`
struct Close: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Ends an alarm for a reason.",
        discussion: "Reasons: " + CloseReason.allCases.map(\.name).joined(separator: ", ") + ".")

    @Argument(help: "The alarm's number.")
    var alarm: Int64

    @OptionGroup var person: PersonOption

    @Option(help: ArgumentHelp("Why it is over.", valueName: "CODE"))
    var reason: String

    @Option(help: ArgumentHelp("What else is worth recording.", valueName: "TEXT"))
    var note = ""

    @OptionGroup var shared: SharedOptions

    func validate() throws {
        guard alarm >= 1 else { throw ValidationError("ALARM: expected a number from 1, found \(alarm)") }
        guard CloseReason.named(reason) != nil else {
            let names = CloseReason.allCases.map(\.name).joined(separator: ", ")
            throw ValidationError("--reason: expected one of \(names), found \"\(reason)\"")
        }
        guard CloseNote.isGood(note) else {
            throw ValidationError("--note: expected \(CloseNote.expected), found \(note.count) characters")
        }
    }

    func run() throws {
        guard let code = CloseReason.named(reason) else { return }
        let port = CommandPort(configuration: try shared.configuration())
        try port.carryOut(.close(AlarmID(alarm), by: person.by, reason: code, note: note))
    }
}
