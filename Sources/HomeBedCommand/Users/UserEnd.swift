import ArgumentParser
import CareRecords

/// `homebed user end USER --reason TEXT --by WHO`
struct UserEnd: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "end", abstract: "Ends a user for good. The identity is not given again.")

    @OptionGroup var step: UserStepOptions

    func run() throws { try step.enter(.userEnd) }
}
