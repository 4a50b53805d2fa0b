import CareCore
import Testing

@testable import CareProfiles

/// The data tests as a whole: what is shipped rings in one of them.
@Suite struct StageTests {
    /// Shared rules for which no shipped model sends enough, so that no data test can play them. `ShippedRuleTests`
    /// does, with a model of its own.
    private static let unplayed: Set<String> = ["AST-4-FAR"]

    /// What tells stages apart. Several rules may have one identity, each for other models: VIT-9 of a wrist and of a
    /// patch. Their parameters and what they look back on tell them apart, and nothing here is a model's own.
    private struct Step: Hashable {
        let rule: String
        let parameters: [String]
        let windows: Int
        let priority: Priority
        let audience: Audience
    }

    @Test func `every stage of every shipped rule rings in a data test`() throws {
        let (set, sources) = try Catalogue.load()
        let steps = set.profiles.map { Self.steps(of: $0) }
        let tests = try sources.filter { $0.kind == .test }.flatMap { try ProfileTest.cases(of: $0, set) }
        let rung = tests.flatMap { test in
            let own = test.devices.compactMap { set.index(of: $0.profile) }.map { steps[$0] }
            let possible = own.reduce(into: Set<Step>()) { $0.formUnion($1) }
            return test.edges.compactMap { Self.step(of: $0, among: possible) }
        }
        let silent = steps.reduce(into: Set<Step>()) { $0.formUnion($1) }.subtracting(rung)
        #expect(silent.isEmpty)
    }

    @Test func `every shared rule but those that are named is one of a shipped model`() throws {
        let (set, sources) = try Catalogue.load()
        let faults = DiagnosticCollector()
        let entries = sources.filter { $0.kind == .rules }
            .flatMap { YAMLValue.root(of: $0, faults)?.list("rules") ?? [] }
        let shared = Set(entries.compactMap { $0.anyMapping("rule")?["id"]?.text("id") })
        #expect(shared.count >= 40)
        #expect(shared.subtracting(set.profiles.flatMap(\.rules).map(\.id)) == Self.unplayed)
    }

    private static func steps(of profile: Profile) -> Set<Step> {
        Set(
            profile.rules.flatMap { rule in
                rule.stages.map { stage in
                    Step(
                        rule: rule.id, parameters: rule.parameters.map(\.name), windows: rule.windows.count,
                        priority: stage.priority, audience: stage.audience)
                }
            })
    }

    /// The stage that an expectation demands; `nil` when it leaves out what would tell two stages apart, or demands
    /// that something else than ringing happens.
    private static func step(of edge: EdgeExpectation, among steps: Set<Step>) -> Step? {
        guard [.raised, .escalated, .repeated].contains(edge.cause) else { return nil }
        let meant = steps.filter { step in
            step.rule == edge.rule && step.priority == edge.priority ?? step.priority
                && step.audience == edge.audience ?? step.audience
        }
        return meant.count == 1 ? meant.first : nil
    }
}
