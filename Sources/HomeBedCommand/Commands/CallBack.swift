import ArgumentParser
import CareCore

/// `homebed callback ALARM --by WHO`
struct CallBack: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "callback", abstract: "Records that somebody has called the person back.",
        discussion: "Answers the alarm too. From now on a person must close it.")

    @OptionGroup var target: AlarmArgument
    @OptionGroup var note: NoteOption
    @OptionGroup var acting: ActingOptions

    func run() throws { try acting.take(.callBack(note: note.note), with: target.id) }
}
