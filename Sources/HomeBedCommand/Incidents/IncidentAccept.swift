import ArgumentParser
import CareCore

/// `homebed incident accept INCIDENT PROBLEM [--note TEXT] --by WHO`
struct IncidentAccept: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "accept", abstract: "Accepts that a problem was put right, under your name.",
        discussion: "Another person than who put it right.")

    @OptionGroup var target: IncidentArgument
    @OptionGroup var problem: ProblemArgument
    @OptionGroup var note: NoteOption
    @OptionGroup var acting: ActingOptions

    func run() throws { try acting.carryOut(.accept(target.id, problem: problem.problem, text: note.note)) }
}
