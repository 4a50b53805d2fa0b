import CareCore
import Testing

@testable import CareProfiles

@Suite struct SharedRuleTests {
    private static let rules = """
        - id: BAT-1
          applies_to: {classes: [smart_mattress], sends: [heart_rate], lacks: [event(tamper)]}
          title: {zh: 低, en: Low}
          parameters: {low: 50, offline: liveness.offline}
          when: heart_rate < $low
          for: $offline
          priority: P4
          audience: technician
        - id: OFF-1
          enabled: false
          applies_to: {classes: all}
          title: {zh: 关, en: Off}
          when: in_bed
          priority: P4
          audience: carer
        """

    /// The rules of the model that are in force.
    private static func rules(of model: String) throws(ProfileFaults) -> [Rule] {
        try everyRule(of: model).filter(\.isEnabled)
    }

    private static func everyRule(of model: String) throws(ProfileFaults) -> [Rule] {
        try ProfileCompiler.compile([
            SourceFile(path: "mattress/probe.yaml", text: model), SourceFile(path: "rules/all.yaml", text: rules),
        ]).profiles[0].rules
    }

    @Test func `a shared rule takes the model's own deadlines`() throws {
        let rule = try #require(try Self.rules(of: Probe.model).first)
        #expect(rule.id == "BAT-1")
        #expect(rule.parameters.map(\.defaultValue) == [50, 1_800_000])
    }

    @Test func `a parameter says how far overrides may go, or the metric it is compared with does`() throws {
        func range(_ parameters: String) throws -> ClosedRange<Double>? {
            let text = Self.rules.replacing("low: 50,", with: parameters)
            return try ProfileCompiler.compile([
                SourceFile(path: "mattress/probe.yaml", text: Probe.model),
                SourceFile(path: "rules/all.yaml", text: text),
            ]).profiles[0].rules[0].parameters[0].range
        }
        #expect(try range("low: {default: 50, min: 40, max: 60},") == 40...60)
        let slot = try #require(
            try ProfileCompiler.compile([SourceFile(path: "mattress/probe.yaml", text: Probe.model)]).profiles[0].slots
                .first { $0.metric == .heartRate })
        #expect(try range("low: 50,") == slot.minimum...slot.maximum)
        #expect(throws: ProfileFaults.self) { _ = try range("low: {default: 50, min: 55, max: 60},") }
        #expect(throws: ProfileFaults.self) { _ = try range("low: {default: 50, min: 40},") }
        #expect(throws: ProfileFaults.self) { _ = try range("low: {default: 50, min: 40s, max: 60},") }
    }

    @Test func `a rule that is switched off is checked and there, and out of force`() throws {
        #expect(try Self.rules(of: Probe.model).map(\.id) == ["BAT-1"])
        #expect(try Self.everyRule(of: Probe.model).map(\.id) == ["BAT-1", "OFF-1"])
    }

    @Test func `a profile changes parameters and switches rules on and off`() throws {
        let changed = Probe.model + "overrides: {BAT-1: {parameters: {low: 45}}, OFF-1: {enabled: true}}\n"
        let rules = try Self.rules(of: changed)
        #expect(rules.map(\.id) == ["BAT-1", "OFF-1"])
        #expect(rules[0].parameters[0].defaultValue == 45)
        #expect(rules[0].fingerprint != (try Self.rules(of: Probe.model))[0].fingerprint)
        #expect(try Self.rules(of: Probe.model + "overrides: {BAT-1: {enabled: false}}\n").isEmpty)
    }

    @Test func `a model of another class or that lacks the metric does not get it`() throws {
        let hub = Probe.model.replacing("smart_mattress", with: "hub")
        #expect(try Self.rules(of: hub).isEmpty)
        let tamper = Probe.model.replacing("[sos, fall]", with: "[sos, tamper]")
        #expect(try Self.rules(of: tamper).isEmpty)
    }

    @Test(
        arguments: [
            (
                "overrides: {BAT-1: {parameters: {high: 45}}}",
                "unknown parameter, expected one of low, offline, found high"
            ),
            (
                "overrides: {BAT-1: {parameters: {low: 3m}}}",
                "value of low, expected a number, found 3m; the rule gives it 50"
            ),
            ("overrides: {BAT-2: {enabled: false}}", "expected one of BAT-1, OFF-1, found BAT-2; did you mean BAT-1?"),
            (
                "overrides: {BAT-1: {when: in_bed}}",
                "unknown key of override, expected one of enabled, parameters, found when"
            ),
        ])
    func `an override that fits nothing is refused`(text: String, message: String) {
        do throws(ProfileFaults) {
            _ = try Self.rules(of: Probe.model + text + "\n")
            Issue.record("compiled")
        } catch {
            #expect(error.diagnostics.count == 1)
            #expect(error.description.contains(message), "\(error)")
        }
    }
}
