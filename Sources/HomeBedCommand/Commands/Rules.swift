import ArgumentParser

/// `homebed rules …`
struct Rules: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Shows rules with the values that count, changes them for some beds, and finds bad actors.",
        discussion: """
            The most specific value wins, field by field: bed, provider, county, prefecture, then the rule's own. \
            A value out of bounds is refused, and so is one that a rule could never end with. Emergencies can be made \
            stricter only.
            """,
        subcommands: [
            ListRules.self, ShowRules.self, ShowNight.self, SetRule.self, ResetRule.self, RuleHistory.self,
            ListBadActors.self,
        ], defaultSubcommand: ListRules.self)
}
