import ArgumentParser
import CareCore

/// `homebed incident open --township TOWNSHIP --kind KIND [--drill [--minutes N]] [--note TEXT] --by WHO`
struct IncidentOpen: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "open", abstract: "Opens an incident in a township, or a drill of one.",
        discussion: """
            Those on duty for the township are told at once. Emergencies go on ringing one by one; other alarms of the \
            township go together. In a drill the first press of each bed is the drill's; every further press, and \
            everything else, is real. Opening a real incident breaks a drill off.
            """)

    @Option(help: ArgumentHelp("Nine-digit code of the township.", valueName: "TOWNSHIP"))
    var township: String

    @Option(help: ArgumentHelp("earthquake, fire, outage or other.", valueName: "KIND"))
    var kind: String

    @Flag(help: "It is a drill.")
    var drill = false

    @Option(
        help: ArgumentHelp(
            "Longest length of a drill, \(Limits.shortestDrill.count / 60_000) to \(Limits.drill.count / 60_000); "
                + "\(Limits.usualDrill.count / 60_000) without.", valueName: "N"))
    var minutes: Int64?

    @OptionGroup var note: NoteOption
    @OptionGroup var acting: ActingOptions

    func validate() throws {
        _ = try code()
        _ = try sort()
        guard let minutes else { return }
        guard drill else {
            throw ValidationError("--minutes: expected with --drill; an incident lasts until it is closed")
        }
        let range = (Limits.shortestDrill.count / 60_000)...(Limits.drill.count / 60_000)
        guard range.contains(minutes) else {
            throw ValidationError("--minutes: expected \(range.lowerBound) to \(range.upperBound), found \(minutes)")
        }
    }

    func run() throws {
        let length = drill ? minutes.map { Milliseconds.minutes($0) } ?? Limits.usualDrill : nil
        try acting.carryOut(.open(try sort(), try code(), drill: length, note: note.note))
    }

    private func code() throws -> TownshipCode {
        guard let code = TownshipCode(township) else {
            throw ValidationError("--township: expected nine digits such as 532901001, found \"\(township)\"")
        }
        return code
    }

    private func sort() throws -> IncidentKind {
        guard let sort = IncidentKind.named(kind) else {
            let names = IncidentKind.allCases.map(\.name).joined(separator: ", ")
            throw ValidationError("--kind: expected one of \(names), found \"\(kind)\"")
        }
        return sort
    }
}
