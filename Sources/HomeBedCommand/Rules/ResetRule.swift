import ArgumentParser
import CareCore

/// `homebed rules reset RULE --bed B [KEY …] --by WHO --reason WHY [--json]`
struct ResetRule: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reset", abstract: "Takes back what was set for some beds: the keys named, or all.")

    @Argument(help: "The rule, such as VIT-4.")
    var rule: String

    @Argument(help: "What is taken back; everything when none is named.")
    var keys: [String] = []

    @OptionGroup var scope: ScopeOptions
    @OptionGroup var reason: ReasonOption
    @OptionGroup var acting: ActingOptions

    func validate() throws { _ = try fields() }

    private func fields() throws -> [OverrideField] {
        try keys.map { key in
            guard let field = OverrideField(key) else {
                throw ValidationError("expected a key such as low or stage.1.for, found \"\(key)\"")
            }
            return field
        }
    }

    func run() throws {
        try acting.carryOut(
            .reset(rule: rule, scope: scope.scope, try fields(), by: acting.person.by, reason: reason.reason))
    }
}
