import CareCore
import CareProfiles

/// What people read for a rule's identity.
struct RuleTitles {
    private var titles: [String: BilingualText]

    /// Reads the titles from a folder of profiles; without one alarms are listed all the same, and why is told.
    init(profiles directory: String) {
        titles = Dictionary(uniqueKeysWithValues: SelfAlarm.allCases.map { ($0.rawValue, $0.title) })
        titles[ChatterNotice.rule] = ChatterNotice.title
        titles[AbsenceReview.rule] = AbsenceReview.title
        for rule in FleetRule.allCases { titles[rule.rawValue] = rule.title }
        do {
            for rule in try ProfileLoader.load(directory: directory).set.profiles.flatMap(\.rules) {
                titles[rule.id] = rule.title
            }
        } catch {
            Console.tell("warning: no titles of rules: \(error)")
        }
    }

    /// The Chinese title; the identity itself for a rule that is no longer there.
    func title(of rule: String) -> String { titles[rule]?.zh ?? rule }
}
