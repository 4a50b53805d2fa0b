import ArgumentParser
import CareCore

/// `homebed orders mend ORDER PROBLEM… --done TEXT [--parts TEXT] [--battery-replaced] --by WHO`
struct OrdersMend: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "mend", abstract: "Says that assigned problems are mended, and what was done.",
        discussion: "A problem that is found again before it is accepted was not mended and waits for it again.")

    @OptionGroup var target: OrderArgument
    @OptionGroup var problems: ProblemsArgument

    @Option(help: ArgumentHelp("What was done.", valueName: "TEXT"))
    var done: String

    @Option(help: ArgumentHelp("Parts that were put in.", valueName: "TEXT"))
    var parts = ""

    @Flag(help: "The battery was replaced.")
    var batteryReplaced = false

    @OptionGroup var acting: ActingOptions

    func validate() throws {
        try NoteText.check(done, "--done", isRequired: true)
        try NoteText.check(parts, "--parts")
    }

    func run() throws {
        let work = RepairWork(text: done, parts: parts, replacedBattery: batteryReplaced)
        try acting.carryOut(.step(target.id, problems: problems.problems, .mend(work)))
    }
}
