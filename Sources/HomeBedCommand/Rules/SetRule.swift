import ArgumentParser
import CareCore

/// `homebed rules set RULE --bed B KEY=VALUE … [--until TIME] --by WHO --reason WHY [--json]`
struct SetRule: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "set", abstract: "Gives a rule other values for some beds; all of them or none.",
        discussion: """
            Keys are the rule's parameters and enabled, latch, remind, realarm, hand_over, clear.for, stage.1.for, \
            stage.1.priority and window.1 (for, priority and window mean the first). Values: 45, 3m, true, P2, \
            22:30-07:00. The rule starts afresh for these beds; an alarm that is open stays until what now ends it. \
            NIGHT with window=21:30-06:30 is the bed's night, for every rule that means it (rules night suggests one). \
            What is set for one bed ends with the service there; limits of VIT-* at a bed need an end.
            """)

    @Argument(help: "The rule, such as VIT-4.")
    var rule: String

    @Argument(help: "What it gets, such as low=45.")
    var settings: [String]

    @Option(
        help: ArgumentHelp(
            "Until when it counts, RFC 3339; for one bed, at most \(Limits.personalLimit).", valueName: "TIME"))
    var until: String?

    @OptionGroup var scope: ScopeOptions
    @OptionGroup var reason: ReasonOption
    @OptionGroup var acting: ActingOptions

    func validate() throws {
        _ = try parsed()
        _ = try end()
    }

    private func end() throws -> Timestamp? { try until.map { try MomentText.moment($0, "--until") } }

    private func parsed() throws -> [OverrideSetting] {
        var seen: Set<OverrideField> = []
        return try settings.map { text in
            let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            guard parts.count == 2, let field = OverrideField(parts[0]), let value = OverrideValue(parts[1]) else {
                throw ValidationError("expected KEY=VALUE such as low=45 or for=3m, found \"\(text)\"")
            }
            guard seen.insert(field).inserted else {
                throw ValidationError("expected each key once, found \(field) twice")
            }
            return OverrideSetting(field, value)
        }
    }

    func run() throws {
        try acting.carryOut(
            .set(
                rule: rule, scope: scope.scope, try parsed(), by: acting.person.by, reason: reason.reason,
                until: try end()))
    }
}
