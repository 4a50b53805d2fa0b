import ArgumentParser
import CareCore

/// `homebed incident problem INCIDENT --text TEXT --by WHO`
struct IncidentProblemCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "problem", abstract: "Writes down what went wrong, also after the closing.",
        discussion: "Each problem is put right (rectify) and then accepted by another person (accept).")

    @OptionGroup var target: IncidentArgument

    @Option(help: ArgumentHelp("What went wrong.", valueName: "TEXT"))
    var text: String

    @OptionGroup var acting: ActingOptions

    func validate() throws { try NoteText.check(text, "--text", isRequired: true) }

    func run() throws { try acting.carryOut(.problem(target.id, text: text)) }
}
