import ArgumentParser
import CareWire

/// Who acts.
struct PersonOption: ParsableArguments {
    @Option(help: ArgumentHelp("Your name or staff number, for the record.", valueName: "WHO"))
    var by: String

    func validate() throws {
        guard PersonName.isGood(by) else {
            throw ValidationError("--by: expected \(PersonName.expected), found \"\(by)\"")
        }
    }
}
