/// A field of a rule with the value that counts and where it comes from.
public struct RuleListing: Sendable {
    /// The profile that has the rule.
    public let profile: String
    /// The rule.
    public let rule: String
    /// The field.
    public let field: OverrideField
    /// The value that counts; `nil` for none.
    public let value: OverrideValue?
    /// The override that gives the value; `nil` for the rule's own.
    public let row: OverrideRow?
    /// Why overrides in force do not count; empty when all do.
    public let refused: [String]

    /// What stands for the profile of a rule that the core has.
    public static let core = "gateway"

    /// The fields of every rule of the fleet and the bed's night where `scopes` hold.
    public static func ofFleet(_ book: OverrideBook, in scopes: [OverrideScope]) -> [RuleListing] {
        (FleetRule.allCases.map(\.rule) + [BedNight.rule]).flatMap {
            all($0, of: core, book, in: scopes, altitude: 0)
        }
    }

    /// The fields of one rule where `scopes` hold, at `altitude` metres.
    public static func all(
        _ rule: Rule, of profile: String, _ book: OverrideBook, in scopes: [OverrideScope], altitude: Double
    ) -> [RuleListing] {
        let tuned = rule.tuned(by: book.effective(rule.id, in: scopes))
        return rule.fields.map { field in
            RuleListing(
                profile: profile, rule: rule.id, field: field,
                value: tuned.rule.value(of: field, altitude: altitude),
                row: tuned.rows.first { $0.field == field }, refused: tuned.refused)
        }
    }

    /// Who says so.
    public var source: String { row?.scope.description ?? (profile == Self.core ? Self.core : "profile") }
}
