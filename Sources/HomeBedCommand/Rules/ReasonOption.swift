import ArgumentParser
import CareWire

/// Why something is changed.
struct ReasonOption: ParsableArguments {
    @Option(help: ArgumentHelp("Why, for the record.", valueName: "TEXT"))
    var reason: String

    func validate() throws {
        guard !reason.isEmpty, CloseNote.isGood(reason) else {
            throw ValidationError("--reason: expected a reason, \(CloseNote.expected), found \"\(reason)\"")
        }
    }
}
