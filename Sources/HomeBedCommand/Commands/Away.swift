import ArgumentParser
import CareCore

/// `homebed away BED --reason TEXT --by WHO`
struct Away: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Says that the resident of a bed is away, or is back.",
        discussion: """
            Alarms of rules that name away in suppressed_by do not ring meanwhile; P1 always does. Ends by \
            itself when the person is in bed or wears the watch for 10 minutes.
            """)

    @Argument(help: "The bed, such as 532901-000123.")
    var bed: String

    @Option(help: ArgumentHelp("Why: hospital, with the family, ….", valueName: "TEXT"))
    var reason: String?

    @Option(help: ArgumentHelp("Until when, RFC 3339; without it until somebody says so.", valueName: "TIME"))
    var until: String?

    @Flag(help: "The resident is in hospital: nobody should lie in the bed meanwhile.")
    var hospital = false

    @Flag(help: "The resident is back.")
    var back = false

    @OptionGroup var acting: ActingOptions

    func validate() throws {
        _ = try BedText.bed(bed)
        guard !(back && hospital) else { throw ValidationError("away: expected either --hospital or --back") }
        guard back == (reason == nil) else { throw ValidationError("away: expected either --reason or --back") }
        if let reason { try NoteText.check(reason, "--reason", isRequired: true) }
        if let until { _ = try MomentText.moment(until, "--until") }
    }

    func run() throws {
        let bed = try BedText.bed(bed)
        guard let reason else { return try acting.carryOut(.back(bed)) }
        try acting.carryOut(
            .away(
                bed, until: try until.map { try MomentText.moment($0, "--until") }, reason: reason,
                kind: hospital ? .hospital : .away))
    }
}
