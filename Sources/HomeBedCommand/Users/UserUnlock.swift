import ArgumentParser
import CareRecords

/// `homebed user unlock USER --reason TEXT --by WHO`
struct UserUnlock: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "unlock", abstract: "Lets a user in again, also one whom wrong passwords keep out.")

    @OptionGroup var step: UserStepOptions

    func run() throws { try step.enter(.userUnlock) }
}
