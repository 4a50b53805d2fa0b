import ArgumentParser
import CareCore

/// `homebed out-of-service --device DEVICE --permit TEXT --until TIME --by WHO`
struct OutOfService: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "out-of-service",
        abstract: "Takes a device, or one rule of a device or place, out of service with a permit.",
        discussion: "Its alarms below P1 do not ring meanwhile. P1 always rings.")

    @OptionGroup var target: ServiceOptions

    @Option(help: ArgumentHelp("Number or text of the permit.", valueName: "TEXT"))
    var permit: String

    @Option(help: ArgumentHelp("Until when, RFC 3339; at most 90 days.", valueName: "TIME"))
    var until: String

    @OptionGroup var acting: ActingOptions

    func validate() throws {
        _ = try MomentText.moment(until, "--until")
        try NoteText.check(permit, "--permit", isRequired: true)
    }

    func run() throws {
        try acting.carryOut(
            .takeOutOfService(
                try target.target(), permit: permit, until: try MomentText.moment(until, "--until")))
    }
}
