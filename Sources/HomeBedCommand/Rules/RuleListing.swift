import CareCore
import CareWire

/// A field of a rule with the value that counts and where it comes from.
struct RuleListing {
    let profile: String
    let rule: String
    let field: OverrideField
    let value: OverrideValue?
    /// The override that gives the value; `nil` for the rule's own.
    let row: OverrideRow?
    /// Why overrides in force do not count; empty when all do.
    let refused: [String]

    /// The fields of one rule where `scopes` hold, at `altitude` metres.
    static func all(
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
    var source: String { row?.scope.description ?? "profile" }

    /// `profile, rule, field, value, source, by, at, reason, refused`.
    var json: String {
        var writer = JSONWriter()
        writer.object { writer in
            writer.field("profile", profile)
            writer.field("rule", rule)
            writer.field("field", field.description)
            writer.field("value", value?.description)
            writer.field("source", source)
            writer.field("by", row?.by)
            writer.field("at", row?.at)
            writer.field("reason", row?.reason)
            writer.name("refused")
            writer.array { writer in for text in refused { writer.value(text) } }
        }
        return writer.text
    }
}
