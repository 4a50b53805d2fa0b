import ArgumentParser
import CareCore

/// `homebed dispatch ALARM --responder WHOM --by WHO`
struct Dispatch: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Records who was sent.")

    @OptionGroup var target: AlarmArgument

    @Option(help: ArgumentHelp("Who was sent.", valueName: "WHOM"))
    var responder: String

    @OptionGroup var note: NoteOption
    @OptionGroup var acting: ActingOptions

    func validate() throws { try NoteText.checkPerson(responder, "--responder") }

    func run() throws { try acting.take(.dispatch(responder: responder, note: note.note), with: target.id) }
}
