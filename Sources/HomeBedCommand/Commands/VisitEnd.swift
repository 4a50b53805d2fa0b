import ArgumentParser
import CareCore

/// `homebed visit end BED --by WHO`
struct VisitEnd: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "end", abstract: "Staff have left.")

    @Argument(help: "The bed, such as 532901-000123.")
    var bed: String

    @OptionGroup var acting: ActingOptions

    func validate() throws { _ = try BedText.bed(bed) }

    func run() throws { try acting.carryOut(.endVisit(try BedText.bed(bed))) }
}
