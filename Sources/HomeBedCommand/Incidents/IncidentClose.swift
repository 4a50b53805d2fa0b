import ArgumentParser
import CareCore

/// `homebed incident close INCIDENT --note TEXT --by WHO`
struct IncidentClose: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "close", abstract: "Ends an incident or drill with what was learnt.",
        discussion: """
            A press of a drill that nobody has answered becomes an alarm that asks for the person (INC-1). The record \
            is printed by `homebed incident record`; problems may still be told, put right and accepted.
            """)

    @OptionGroup var target: IncidentArgument

    @Option(help: ArgumentHelp("What was learnt.", valueName: "TEXT"))
    var note: String

    @OptionGroup var acting: ActingOptions

    func validate() throws { try NoteText.check(note, "--note", isRequired: true) }

    func run() throws { try acting.carryOut(.close(target.id, note: note)) }
}
