import ArgumentParser
import CareCore

/// `homebed assign ALARM --to WHOM --by WHO`
struct Assign: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Gives an alarm to a person.")

    @OptionGroup var target: AlarmArgument

    @Option(help: ArgumentHelp("Whose it is from now on.", valueName: "WHOM"))
    var to: String

    @OptionGroup var acting: ActingOptions

    func validate() throws { try NoteText.checkPerson(to, "--to") }

    func run() throws { try acting.take(.assign(to: to), with: target.id) }
}
