import ArgumentParser
import CareCore

/// `homebed outage TOWNSHIP --from TIME --until TIME --reason TEXT --by WHO`
struct OutageCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "outage", abstract: "Announces an outage of power or network in a township, or ends it.",
        discussion: """
            Alarms of rules that name outage in suppressed_by do not ring meanwhile; those that still hold at \
            its end do.
            """)

    @Argument(help: "Nine-digit code of the township.")
    var township: String

    @Option(help: ArgumentHelp("When it begins, RFC 3339.", valueName: "TIME"))
    var from: String?

    @Option(help: ArgumentHelp("When it ends, RFC 3339.", valueName: "TIME"))
    var until: String?

    @Option(help: ArgumentHelp("Why.", valueName: "TEXT"))
    var reason: String?

    @Flag(help: "It is over, or does not come.")
    var end = false

    @OptionGroup var acting: ActingOptions

    func validate() throws {
        if end { return }
        guard let from, let until, let reason else {
            throw ValidationError("outage: expected --from, --until and --reason, or --end")
        }
        _ = try MomentText.moment(from, "--from")
        _ = try MomentText.moment(until, "--until")
        try NoteText.check(reason, "--reason", isRequired: true)
    }

    func run() throws {
        guard !end, let from, let until, let reason else {
            return try acting.carryOut(.endOutage(township: township))
        }
        try acting.carryOut(
            .announceOutage(
                township: township, from: try MomentText.moment(from, "--from"),
                until: try MomentText.moment(until, "--until"), reason: reason))
    }
}
