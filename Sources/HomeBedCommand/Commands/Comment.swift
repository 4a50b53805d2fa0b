import ArgumentParser
import CareCore

/// `homebed comment ALARM TEXT --by WHO`
struct Comment: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Writes something down with an alarm.")

    @OptionGroup var target: AlarmArgument

    @Argument(help: "What is worth recording.")
    var text: String

    @OptionGroup var acting: ActingOptions

    func validate() throws { try NoteText.check(text, "TEXT", isRequired: true) }

    func run() throws { try acting.take(.comment(text), with: target.id) }
}
