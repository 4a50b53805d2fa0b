import ArgumentParser
import CareCore

/// `homebed shelve ALARM --minutes N --reason TEXT --by WHO`
struct Shelve: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Silences an alarm for a time, with a reason.",
        discussion:
            "At most 8 hours for P2, 24 for P3 and P4; P1 is never shelved. The list is homebed alarms --shelved.")

    @OptionGroup var target: AlarmArgument

    @Option(help: ArgumentHelp("For how long.", valueName: "N"))
    var minutes: Int64

    @Flag(help: "End it with the condition too, so that the next alarm rings.")
    var untilClear = false

    @Option(help: ArgumentHelp("Why.", valueName: "TEXT"))
    var reason: String

    @OptionGroup var acting: ActingOptions

    func validate() throws {
        guard (1...Limits.minorShelving.count / 60_000).contains(minutes) else {
            throw ValidationError("--minutes: expected 1 to \(Limits.minorShelving.count / 60_000), found \(minutes)")
        }
        try NoteText.check(reason, "--reason", isRequired: true)
    }

    func run() throws {
        try acting.take(.shelve(length: .minutes(minutes), untilClear: untilClear, reason: reason), with: target.id)
    }
}
