import ArgumentParser
import CareCore
import CareStore
import Gateway

/// `homebed restore FROM`
struct RestoreCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore",
        abstract: "Puts a backup in the place of the database; the gateway must not run.",
        discussion: """
            The backup is verified as a whole before anything is touched. A database that stands there is refused, or \
            with --move-aside kept under another name; nothing is overwritten. What was received and entered after the \
            backup was made is not in it: what the broker had not been told is safe is delivered again, the rest is \
            lost.
            """)

    @Argument(help: "The folder of the backup.")
    var from: String

    @Flag(help: "Keep a database that stands there under another name beside it.")
    var moveAside = false

    @Flag(help: "Restore it although its content is not whole, such as a row that somebody had touched before.")
    var despiteFindings = false

    @OptionGroup var shared: SharedOptions

    func run() throws {
        let configuration = try shared.configuration()
        var time = SystemTime(configuration.clock)
        let (manifest, aside) = try Restore.restore(
            from, to: configuration.database,
            movingAside: moveAside ? "before-\(time.read().now.milliseconds)" : nil,
            despiteFindings: despiteFindings)
        if let aside { Console.tell("what stood there is now \(aside)") }
        Console.result(
            "\(configuration.database): database \(manifest.database) as of \(TimeText.short(manifest.made)), ledger "
                + "entry \(manifest.ledger.entry)")
        Console.tell(
            "what came after that moment is not in it: the broker delivers again what it was not told is safe, the "
                + "rest is lost; alarms and entries get numbers again that were given then")
        Console.tell(KeyReminder.text(configuration))
    }
}
