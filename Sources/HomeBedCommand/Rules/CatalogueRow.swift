import CareCore
import CareWire

/// A rule in force with its own values, before any override, and the models that have it so. What a file keeps out of
/// force is in no model.
struct CatalogueRow {
    /// One step of its urgency.
    struct Step: Equatable {
        let priority: Priority
        let audience: Audience
        /// On-delay; `nil` where the core decides by itself.
        let delay: OverrideValue?
    }

    /// How it ends.
    enum End: Equatable {
        /// By a person only.
        case byHand
        /// By an event only.
        case byEvent
        /// After so long without its cause.
        case after(OverrideValue)
        /// As the core decides.
        case byCore
    }

    let rule: String
    let title: BilingualText
    let steps: [Step]
    let end: End
    let remind: OverrideValue?
    /// Names and values of its thresholds as people read them.
    let thresholds: [(name: String, value: String)]
    /// Models that have it with these values; empty for a rule of the fleet, which the core has.
    private(set) var profiles: [String]

    /// The rule as one model has it.
    init(_ rule: Rule, of profile: String) {
        self.rule = rule.id
        title = rule.title
        steps = rule.stages.enumerated().map { index, stage in
            Step(
                priority: stage.priority, audience: stage.audience,
                delay: rule.value(of: .delay(stage: index + 1), altitude: 0))
        }
        if case .manual = rule.clearing {
            end = .byHand
        } else {
            end = rule.value(of: .clearDelay, altitude: 0).map(End.after) ?? .byEvent
        }
        remind = rule.value(of: .remind, altitude: 0)
        thresholds =
            rule.parameters.map { parameter in
                let value = rule.value(of: .parameter(parameter.name), altitude: 0)
                return (parameter.name, value?.description ?? "")
            } + rule.altitudeTables.map { ($0.name, Self.words($0)) }
        profiles = [profile]
    }

    /// A rule of the fleet.
    init(_ rule: FleetRule) {
        self.rule = rule.rawValue
        title = rule.title
        steps = [Step(priority: rule.priority, audience: rule.audience, delay: nil)]
        end = .byCore
        remind = .duration(rule.reminder)
        thresholds = rule.thresholds
        profiles = []
    }

    /// A rule of the records.
    init(_ rule: RecordRule) {
        self.rule = rule.rawValue
        title = rule.title
        steps = [Step(priority: rule.priority, audience: rule.audience, delay: nil)]
        end = .byCore
        remind = rule.reminder.map { .duration($0) }
        thresholds = rule.thresholds
        profiles = []
    }

    /// The whole catalogue in order of identity; models with the same values share a row.
    static func all(_ set: ProfileSet) -> [CatalogueRow] {
        var rows = FleetRule.allCases.map { CatalogueRow($0) } + RecordRule.allCases.map { CatalogueRow($0) }
        for profile in set.profiles {
            for rule in profile.rules where rule.isEnabled {
                let row = CatalogueRow(rule, of: profile.id)
                if let same = rows.firstIndex(where: { $0.says(row) }) {
                    rows[same].profiles.append(profile.id)
                } else {
                    rows.append(row)
                }
            }
        }
        return rows.enumerated().sorted { ($0.element.rule, $0.offset) < ($1.element.rule, $1.offset) }.map(\.element)
    }

    private func says(_ other: CatalogueRow) -> Bool {
        rule == other.rule && title == other.title && steps == other.steps
            && end == other.end && remind == other.remind
            && thresholds.elementsEqual(other.thresholds) { $0.name == $1.name && $0.value == $1.value }
    }

    /// `85 below 1500 m, 82 below 2500 m`.
    private static func words(_ table: AltitudeTable) -> String {
        table.rows.map {
            OverrideValue.number($0.value).description + " below " + OverrideValue.number($0.below).description + " m"
        }.joined(separator: ", ")
    }
}
