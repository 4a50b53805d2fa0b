import ArgumentParser
import CareCore
import CareProfiles
import Gateway

/// `homebed rules list [--json]`
struct ListRules: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "Lists the rules with their own values, before any override.")

    @Flag(help: "One JSON object a line.")
    var json = false

    @OptionGroup var shared: SharedOptions

    func run() throws {
        let set = try ProfileLoader.load(directory: try shared.configuration().profiles).set
        let listings = set.profiles.flatMap { profile in
            profile.rules.flatMap {
                RuleListing.all(
                    $0, of: profile.id, OverrideBook(), in: [], altitude: Double(Bed.defaultAltitude))
            }
        }
        RuleOutput.show(listings + RuleListing.ofFleet(OverrideBook(), in: []), json: json)
    }
}
