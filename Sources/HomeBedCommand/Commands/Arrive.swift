import ArgumentParser
import CareCore

/// `homebed arrive ALARM --by WHO`
struct Arrive: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Records that whoever was sent is there.")

    @OptionGroup var target: AlarmArgument
    @OptionGroup var note: NoteOption
    @OptionGroup var acting: ActingOptions

    func run() throws { try acting.take(.arrive(note: note.note), with: target.id) }
}
