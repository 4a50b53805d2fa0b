import CareCore
import CareProfiles

/// What people read for a rule's identity.
struct RuleTitles {
    /// By identity.
    let all: [String: BilingualText]

    /// Reads the titles from a folder of profiles; without one alarms are listed all the same, and why is told.
    init(profiles directory: String) {
        do {
            all = try ProfileLoader.load(directory: directory).set.titles
        } catch {
            Console.tell("warning: no titles of rules: \(error)")
            all = ProfileSet.ownTitles
        }
    }

    /// The Chinese title; the identity itself for a rule that is no longer there.
    func title(of rule: String) -> String { all[rule]?.zh ?? rule }
}
