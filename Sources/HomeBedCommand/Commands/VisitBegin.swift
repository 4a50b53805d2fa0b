import ArgumentParser
import CareCore

/// `homebed visit begin BED --minutes N --by WHO`
struct VisitBegin: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "begin", abstract: "Staff have come.")

    @Argument(help: "The bed, such as 532901-000123.")
    var bed: String

    @Option(help: ArgumentHelp("How long they plan to stay, 1 to 480.", valueName: "N"))
    var minutes: Int64

    @OptionGroup var acting: ActingOptions

    func validate() throws {
        _ = try BedText.bed(bed)
        guard (1...Limits.visit.count / 60_000).contains(minutes) else {
            throw ValidationError("--minutes: expected 1 to \(Limits.visit.count / 60_000), found \(minutes)")
        }
    }

    func run() throws {
        try acting.carryOut(.beginVisit(try BedText.bed(bed), planned: .minutes(minutes)))
    }
}
