import ArgumentParser
import CareCore

/// `homebed incident rectify INCIDENT PROBLEM --note TEXT --by WHO`
struct IncidentRectify: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rectify", abstract: "Says how a problem of an incident was put right.")

    @OptionGroup var target: IncidentArgument
    @OptionGroup var problem: ProblemArgument

    @Option(help: ArgumentHelp("What was done.", valueName: "TEXT"))
    var note: String

    @OptionGroup var acting: ActingOptions

    func validate() throws { try NoteText.check(note, "--note", isRequired: true) }

    func run() throws { try acting.carryOut(.rectify(target.id, problem: problem.problem, text: note)) }
}
