import ArgumentParser
import CareCore

/// `homebed orders sign ORDER PROBLEM… [--note TEXT] --by WHO`
struct OrdersSign: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sign", abstract: "Signs accepted problems; the last signature closes the order.",
        discussion: "Another person than who mended them.")

    @OptionGroup var target: OrderArgument
    @OptionGroup var problems: ProblemsArgument
    @OptionGroup var note: NoteOption
    @OptionGroup var acting: ActingOptions

    func run() throws {
        try acting.carryOut(.step(target.id, problems: problems.problems, .sign(note: note.note)))
    }
}
