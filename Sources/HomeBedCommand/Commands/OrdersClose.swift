import ArgumentParser
import CareCore

/// `homebed orders close ORDER --note TEXT --by WHO`
struct OrdersClose: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "close", abstract: "Ends a maintenance order with what was done.",
        discussion: "A problem that comes again opens a new order.")

    @OptionGroup var target: OrderArgument

    @Option(help: ArgumentHelp("What was done.", valueName: "TEXT"))
    var note: String

    @OptionGroup var acting: ActingOptions

    func validate() throws { try NoteText.check(note, "--note", isRequired: true) }

    func run() throws { try acting.carryOut(.close(target.id, note: note)) }
}
