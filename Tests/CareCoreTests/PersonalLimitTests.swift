import CareCore
import Testing

/// What is set for one bed is about who is served there: care.md 7.3, decision 73.
@Suite struct PersonalLimitTests {
    private static func set(
        _ rule: String, _ scope: OverrideScope = .bed(Fixture.bed), until: Timestamp?
    ) -> Command {
        let settings = [OverrideSetting(.enabled, .flag(false))]
        return .tune(.set(rule: rule, scope: scope, settings, by: "Li", reason: "doctor", until: until))
    }

    private static let profile = Fixture.mattress([rule("VIT-4"), rule("BED-2")])

    private static func rule(_ id: String) -> Rule {
        Fixture.rule(
            id, when: Program([.metric(slot: 0), .constant(131), .greaterOrEqual]), stages: [Fixture.stage(.p2)],
            triggers: Fixture.onSlots(0b1, clock: false))
    }

    private func scene() -> Scene {
        var scene = Scene(Self.profile, Fixture.button)
        scene.assign("m1", "mattress")
        return scene
    }

    private func apply(_ command: Command, to scene: inout Scene) -> String? {
        let outcome = scene.state.apply(command, at: scene.now, into: &scene.effects)
        if case .refused(let reasons) = outcome { return reasons.first }
        return nil
    }

    @Test func `a limit of a bed needs an end within six months, and no other has one`() {
        var scene = scene()
        let now = scene.now
        let within = "until: expected an end within 183d from now"
        for (command, fault) in [
            (Self.set("VIT-4", until: nil), "\(within) for a limit of VIT-4 at a bed, found none"),
            (Self.set("VIT-4", until: now), "\(within), found one that is over"),
            (Self.set("VIT-4", until: now + .days(184)), "\(within), found one in 184d"),
            (
                Self.set("VIT-4", .prefecture, until: now + .days(1)),
                "until: expected an end for one bed only, found one for prefecture"
            ),
        ] {
            #expect(apply(command, to: &scene) == fault)
        }
        #expect(scene.state.registry.overrides.isEmpty)
        #expect(apply(Self.set("VIT-4", until: now + .days(183)), to: &scene) == nil)
        #expect(apply(Self.set("BED-2", until: nil), to: &scene) == nil)
        #expect(apply(Self.set("VIT-4", .prefecture, until: nil), to: &scene) == nil)
    }

    @Test func `a limit ends at its time, with a row of the history and of the audit, and not before`() {
        var scene = scene()
        let until = scene.now + .days(30)
        _ = apply(Self.set("VIT-4", until: until), to: &scene)
        _ = apply(Self.set("BED-2", until: until + .days(10)), to: &scene)
        scene.effects.reset()
        scene.advance(.days(30) - Milliseconds(1))
        #expect(scene.effects.registry.isEmpty)
        scene.advance(Milliseconds(1))
        #expect(scene.state.registry.overrides.all.map(\.rule) == ["BED-2"])
        let ended = OverrideRow(
            scope: .bed(Fixture.bed), rule: "VIT-4", field: .enabled, value: nil, at: until, by: "gateway",
            reason: "its time is over")
        #expect(scene.effects.registry == [.overridden(ended)])
        #expect(scene.effects.audit.map(\.detail) == ["enabled=reset: its time is over"])
        #expect(scene.effects.needsCheckpoint)
        scene.advance(.days(10))
        #expect(scene.state.registry.overrides.isEmpty)
    }

    @Test func `a limit that is set again ends at its new end, and the others at theirs`() {
        var scene = scene()
        let start = scene.now
        _ = apply(Self.set("VIT-4", until: start + .days(30)), to: &scene)
        _ = apply(Self.set("BED-2", until: start + .days(40)), to: &scene)
        _ = apply(Self.set("VIT-4", until: start + .days(60)), to: &scene)
        let steps: [(length: Int64, rules: [String])] = [(31, ["BED-2", "VIT-4"]), (10, ["VIT-4"]), (20, [])]
        for (length, rules) in steps {
            scene.advance(.days(length))
            #expect(scene.state.registry.overrides.all.map(\.rule) == rules)
        }
    }

    @Test func `a state read back ends it at the same time`() throws {
        var scene = scene()
        _ = apply(Self.set("VIT-4", until: scene.now + .days(30)), to: &scene)
        var other = try scene.readBack()
        other.advance(.days(30) - Milliseconds(1))
        #expect(!other.state.registry.overrides.isEmpty)
        other.advance(Milliseconds(1))
        #expect(other.state.registry.overrides.isEmpty)
    }

    @Test func `what was set for a bed ends with the service there, in the same turn`() {
        var scene = scene()
        _ = apply(Self.set("VIT-4", until: scene.now + .days(90)), to: &scene)
        _ = apply(Self.set("BED-2", until: nil), to: &scene)
        _ = apply(Self.set("BED-2", .prefecture, until: nil), to: &scene)
        scene.effects.reset()
        #expect(apply(.service(Fixture.bed, isOver: true, by: "Wang"), to: &scene) == nil)
        #expect(scene.state.registry.overrides.all.map(\.scope) == [.prefecture])
        let details = scene.effects.audit.filter { $0.action == "rules" }.map { "\($0.by) \($0.subject)" }
        #expect(
            details == ["Wang rule BED-2 of bed 532901-000001", "Wang rule VIT-4 of bed 532901-000001"])
        _ = apply(.service(Fixture.bed, isOver: false, by: "Wang"), to: &scene)
        #expect(scene.state.registry.overrides.all.map(\.scope) == [.prefecture], "the next resident has none")
    }
}
