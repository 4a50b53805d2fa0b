import CareCore
import Testing

@testable import CareProfiles

/// The data tests as a whole: what is shipped rings in one of them.
@Suite struct StageTests {
    /// Shared rules for which no shipped model sends enough, so that no data test can play them. `ShippedRuleTests`
    /// does, with a model of its own.
    private static let unplayed: Set<String> = ["AST-4-FAR"]

    /// What tells the stages of a rule apart.
    private struct Step: Hashable {
        let rule: String
        let priority: Priority
        let audience: Audience
    }

    @Test func `every stage of every shipped rule rings in a data test`() throws {
        let (set, sources) = try Catalogue.load()
        let steps = Set(
            set.profiles.flatMap(\.rules).flatMap { rule in
                rule.stages.map { Step(rule: rule.id, priority: $0.priority, audience: $0.audience) }
            })
        let tests = sources.filter { $0.kind == .test }
        let edges = try tests.flatMap { try ProfileTest.cases(of: $0, set) }.flatMap(\.edges)
        let silent = steps.subtracting(edges.compactMap { Self.step(of: $0, among: steps) })
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
