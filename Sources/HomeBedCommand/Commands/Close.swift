import ArgumentParser
import CareCore

/// `homebed close ALARM --by WHO --reason CODE`
struct Close: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Ends an alarm for a reason; a P1 needs a note too.",
        discussion: "Reasons: " + CloseReason.allCases.map(\.name).joined(separator: ", ") + ".")

    @OptionGroup var target: AlarmArgument

    @Option(help: ArgumentHelp("Why it is over.", valueName: "CODE"))
    var reason: String

    @OptionGroup var note: NoteOption
    @OptionGroup var acting: ActingOptions

    func validate() throws {
        guard CloseReason.named(reason) != nil else {
            let names = CloseReason.allCases.map(\.name).joined(separator: ", ")
            throw ValidationError("--reason: expected one of \(names), found \"\(reason)\"")
        }
    }

    func run() throws {
        guard let code = CloseReason.named(reason) else { return }
        try acting.take(.close(code, note: note.note), with: target.id)
    }
}
