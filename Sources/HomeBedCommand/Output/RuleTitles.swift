import CareCore
import CareProfiles

/// What people read for a rule's identity.
struct RuleTitles {
    private var titles: [String: BilingualText]

    /// Reads the titles from a folder of profiles; without one alarms are listed all the same, and why is told.
    init(profiles directory: String) {
        titles = ProfileSet.ownTitles
        do {
            titles = try ProfileLoader.load(directory: directory).set.titles
        } catch {
            Console.tell("warning: no titles of rules: \(error)")
        }
    }

    /// The Chinese title; the identity itself for a rule that is no longer there.
    func title(of rule: String) -> String { titles[rule]?.zh ?? rule }
}
