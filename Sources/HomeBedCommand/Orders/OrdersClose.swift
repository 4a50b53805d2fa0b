import ArgumentParser
import CareCore

/// `homebed orders close ORDER --note TEXT --by WHO`
struct OrdersClose: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "close",
        abstract: "Ends an order whose problems were over, or were none, before anybody saw to them.",
        discussion: """
            Problems that somebody has begun to mend, or that last, need their signatures; the last one closes the \
            order by itself. A problem that comes again opens a new order.
            """)

    @OptionGroup var target: OrderArgument

    @Option(help: ArgumentHelp("What was looked at.", valueName: "TEXT"))
    var note: String

    @OptionGroup var acting: ActingOptions

    func validate() throws { try NoteText.check(note, "--note", isRequired: true) }

    func run() throws { try acting.carryOut(.close(target.id, note: note)) }
}
