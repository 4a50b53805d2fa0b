import ArgumentParser
import CareRecords

/// `homebed user lock USER --reason TEXT --by WHO`
struct UserLock: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lock", abstract: "Keeps a user out until somebody lets them in again. Their sessions end.")

    @OptionGroup var step: UserStepOptions

    func run() throws { try step.enter(.userLock) }
}
