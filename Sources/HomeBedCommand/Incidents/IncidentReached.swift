import ArgumentParser
import CareCore

/// `homebed incident reached INCIDENT --bed BED [--how call|visit|press] [--note TEXT] --by WHO`
struct IncidentReached: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reached", abstract: "Says that somebody has reached the person of a bed.",
        discussion: "An alarm of the bed that was called back, or at which somebody arrived, says it too.")

    @OptionGroup var target: IncidentArgument

    @Option(help: ArgumentHelp("The bed.", valueName: "BED"))
    var bed: String

    @Option(help: ArgumentHelp("call, visit or press.", valueName: "WAY"))
    var how = IncidentContact.Way.call.name

    @OptionGroup var note: NoteOption
    @OptionGroup var acting: ActingOptions

    func validate() throws {
        _ = try BedText.bed(bed, "--bed")
        _ = try way()
    }

    func run() throws {
        try acting.carryOut(.reached(target.id, try BedText.bed(bed, "--bed"), try way(), note: note.note))
    }

    private func way() throws -> IncidentContact.Way {
        guard let way = IncidentContact.Way.named(how) else {
            throw ValidationError("--how: expected call, visit or press, found \"\(how)\"")
        }
        return way
    }
}
