import ArgumentParser
import CareCore

/// `homebed reopen ALARM --reason TEXT --by WHO`
struct Reopen: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Takes the closing of an alarm back, within 24 hours.")

    @OptionGroup var target: AlarmArgument

    @Option(help: ArgumentHelp("Why.", valueName: "TEXT"))
    var reason: String

    @OptionGroup var acting: ActingOptions

    func validate() throws { try NoteText.check(reason, "--reason", isRequired: true) }

    func run() throws { try acting.take(.reopen(reason: reason), with: target.id) }
}
