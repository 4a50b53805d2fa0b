import CareCore
import Testing

/// Overrides: care.md 8.1 (10).
@Suite struct TuningTests {
    /// VIT-4 with its limits as parameters and a staged rule over held values.
    private static let profile = Fixture.mattress([fastHeart, Fixture.outOfBed])

    private static let fastHeart = Rule(
        id: "VIT-4", title: Fixture.title("VIT-4"),
        parameters: [
            Parameter(name: "high", defaultValue: 131, isDuration: false, range: 100...180),
            Parameter(name: "band", defaultValue: 5, isDuration: false, range: -20...20),
        ], altitudeTables: [], windows: [], dailyWindows: [], gate: .always, when: Program(raise),
        stages: [
            Stage(
                when: nil, only: nil, delay: .constant(180_000), samples: 2, priority: .p2, audience: .operator,
                minimumDelay: .minutes(2))
        ], clearing: .condition(when: Program(fall), delay: .constant(0), events: 0), arming: nil, downgrade: nil,
        latches: false, remind: .constant(1_800_000), subject: .place, late: .ignore,
        triggers: Fixture.onSlots(0b01, clock: false), fingerprint: 4,
        demands: RuleDemands(
            neverTogether: [
                [
                    MetricDemand(slot: 0, sign: .greaterOrEqual, limit: Program([.parameter(0)])),
                    MetricDemand(
                        slot: 0, sign: .lessOrEqual, limit: Program([.parameter(0), .parameter(1), .subtract])),
                ]
            ]))

    private static let raise: [Instruction] = [.metric(slot: 0), .parameter(0), .greaterOrEqual]
    private static let fall: [Instruction] = [
        .metric(slot: 0), .parameter(0), .parameter(1), .subtract, .lessOrEqual,
    ]

    private static let provider = ProviderID("care-1")

    private func scene() -> Scene {
        var scene = Scene(Self.profile, Fixture.button)
        for (device, bed) in [("m1", Fixture.bed), ("m2", Fixture.otherBed)] {
            let line = AssignmentImport(
                line: 2, county: Fixture.county, bed: bed, device: Fixture.device(device), profile: "mattress",
                since: scene.now - .days(1), provider: Self.provider)
            _ = scene.state.apply(.importAssignments([line]), at: scene.now, into: &scene.effects)
        }
        scene.assign("b1", "button")
        return scene
    }

    private static func set(_ rule: String, _ scope: OverrideScope, _ texts: String...) -> Command {
        let until: Timestamp? = if case .bed = scope { Fixture.start + .days(90) } else { nil }
        return .tune(
            .set(rule: rule, scope: scope, texts.map(setting), by: "Li", reason: "doctor", until: until))
    }

    private static func setting(_ text: String) -> OverrideSetting {
        let parts = text.split(separator: "=").map(String.init)
        guard let field = OverrideField(parts[0]), let value = OverrideValue(parts[1]) else {
            fatalError("\(text) is no setting")
        }
        return OverrideSetting(field, value)
    }

    /// Five minutes of the heart rate from both mattresses.
    private func beat(_ value: Double, _ scene: inout Scene, minutes: Int64 = 5) {
        for _ in 0..<minutes {
            scene.advance(.minutes(1))
            for device in ["m1", "m2"] { _ = scene.reading(.heartRate, value, from: device) }
        }
    }

    private func raised(_ scene: borrowing Scene) -> [DeviceNumber?] {
        scene.state.openAlarms.filter { $0.key.rule == "VIT-4" }.map(\.device)
    }

    private func apply(_ command: Command, to scene: inout Scene) -> CommandOutcome {
        scene.state.apply(command, at: scene.now, into: &scene.effects)
    }

    @Test func `a bed with another limit raises where its neighbour does not`() {
        var scene = scene()
        #expect(
            apply(Self.set("VIT-4", .bed(Fixture.bed), "high=110"), to: &scene)
                == .done("rule VIT-4 of bed 532901-000001: high=110"))
        beat(120, &scene)
        #expect(raised(scene) == [scene.number(of: "m1")])
    }

    @Test func `the most specific level wins, field by field`() throws {
        var scene = scene()
        let provider = try #require(Self.provider)
        for (scope, limit) in [
            (OverrideScope.bed(Fixture.bed), 140), (.provider(provider), 130), (.county(Fixture.county), 120),
            (.prefecture, 110),
        ] {
            guard case .done = apply(Self.set("VIT-4", scope, "high=\(limit)"), to: &scene) else {
                Issue.record("\(scope) was refused")
                return
            }
        }
        _ = apply(Self.set("VIT-4", .prefecture, "for=4m"), to: &scene)
        let scopes = scene.state.registry.scopes(of: .bed(BedNumber(0)))
        let tuned = Self.fastHeart.tuned(by: scene.state.registry.overrides.effective("VIT-4", in: scopes))
        #expect(tuned.rule.value(of: .parameter("high"), altitude: 0) == .number(140))
        #expect(tuned.rule.value(of: .delay(stage: 1), altitude: 0) == .duration(.minutes(4)))
        #expect(tuned.rows.map { "\($0.field) \($0.scope)" } == ["high bed 532901-000001", "stage.1.for prefecture"])
        // The neighbour has its provider's.
        beat(135, &scene)
        #expect(raised(scene) == [scene.number(of: "m2")])
    }

    @Test func `what is set back counts no more`() {
        var scene = scene()
        _ = apply(Self.set("VIT-4", .bed(Fixture.bed), "high=110"), to: &scene)
        let reset = Command.tune(
            .reset(rule: "VIT-4", scope: .bed(Fixture.bed), [], by: "Li", reason: "a mistake"))
        #expect(apply(reset, to: &scene) == .done("rule VIT-4 of bed 532901-000001: high=reset"))
        #expect(scene.state.registry.overrides.isEmpty)
        beat(120, &scene)
        #expect(raised(scene).isEmpty)
        guard case .refused = apply(reset, to: &scene) else {
            Issue.record("nothing was set and it was taken back")
            return
        }
    }

    @Test(arguments: [
        ("high=200", "high: expected 100 to 180, found 200"), ("band=-10", "values that do both"),
        ("for=1m", "stage.1.for: expected 2m to"), ("high=3m", "high: expected a number, found 3m"),
        ("low=40", "low: expected one of enabled, high, band"), ("window=22:00-06:00", "window.1: expected one of"),
        ("remind=1s", "remind: expected 10s to"), ("chatter.times=1", "chatter.times: expected 2 to 20, found 1"),
        ("chatter.times=2.5", "chatter.times: expected a whole number, found 2.5"),
        ("chatter.within=5s", "chatter.within: expected 10s to"),
        ("chatter.hold=25h", "chatter.hold: expected 10s to"),
        ("chatter.multiplier=11", "chatter.multiplier: expected 1 to 10, found 11"),
        ("chatter.max=1m", "chatter.max: expected chatter.hold, 10m, or longer, found 1m"),
        ("chatter.times=1m", "chatter.times: expected a number, found 1m"),
    ])
    func `a value that the rule must not have is refused and changes nothing`(text: String, fault: String) {
        var scene = scene()
        let before = scene.state.registry
        guard case .refused(let reasons) = apply(Self.set("VIT-4", .prefecture, "band=6", text), to: &scene) else {
            Issue.record("\(text) was taken")
            return
        }
        #expect(reasons.contains { $0.contains(fault) }, "\(reasons)")
        #expect(scene.state.registry == before)
    }

    @Test func `an override of an unknown rule, bed or provider is refused`() throws {
        var scene = scene()
        let stranger = try #require(ProviderID("nobody"))
        for (rule, scope) in [
            ("VIT-99", OverrideScope.prefecture), ("VIT-4", .bed(Fixture.bedID("532901-000999"))),
            ("VIT-4", .provider(stranger)), ("VIT-4", .county(Fixture.countyCode(532_925))),
        ] {
            guard case .refused(let reasons) = apply(Self.set(rule, scope, "high=140"), to: &scene) else {
                Issue.record("\(rule) of \(scope) was taken")
                continue
            }
            #expect(reasons[0].contains("expected"), "\(reasons)")
        }
    }

    @Test func `a rule that is switched off ends its alarm and is asked no more`() {
        var scene = scene()
        beat(140, &scene)
        #expect(raised(scene).count == 2)
        _ = apply(Self.set("VIT-4", .bed(Fixture.bed), "enabled=false"), to: &scene)
        let states = scene.state.openAlarms.map { $0.state }
        #expect(states == [.returnedUnacknowledged, .unacknowledged])
        beat(140, &scene)
        #expect(scene.state.openAlarms.map(\.state) == states)
    }

    @Test func `with another limit the rule starts afresh and an open alarm stays until its new end`() {
        var scene = scene()
        beat(140, &scene)
        _ = apply(Self.set("VIT-4", .bed(Fixture.bed), "high=150"), to: &scene)
        // 140 still raises nothing new and, at 145 or less, is the new end.
        #expect(scene.state.openAlarms[0].state == .unacknowledged)
        beat(148, &scene, minutes: 2)
        #expect(scene.state.openAlarms[0].state == .unacknowledged)
        beat(144, &scene, minutes: 1)
        #expect(scene.state.openAlarms.map(\.state) == [.returnedUnacknowledged, .unacknowledged])
    }

    @Test func `a timer that runs when the rule is changed counts anew`() {
        var scene = scene()
        beat(140, &scene, minutes: 3)
        _ = apply(Self.set("VIT-4", .bed(Fixture.bed), "high=120"), to: &scene)
        beat(140, &scene, minutes: 2)
        #expect(raised(scene) == [scene.number(of: "m2")])
        beat(140, &scene, minutes: 2)
        #expect(raised(scene).count == 2)
    }

    @Test func `a device takes the values of the bed to which it moves`() {
        var scene = scene()
        _ = apply(Self.set("VIT-4", .bed(Fixture.otherBed), "high=110"), to: &scene)
        scene.assign("m1", "mattress", to: Fixture.otherBed, since: scene.now)
        for _ in 0..<5 {
            scene.advance(.minutes(1))
            _ = scene.reading(.heartRate, 120, from: "m1")
        }
        #expect(raised(scene) == [scene.number(of: "m1")])
    }

    @Test func `a state read back under overrides is the same to the byte and goes on the same`() throws {
        var scene = scene()
        _ = apply(Self.set("VIT-4", .bed(Fixture.bed), "high=110"), to: &scene)
        beat(120, &scene, minutes: 3)
        var other = try scene.readBack()
        beat(120, &scene, minutes: 2)
        beat(120, &other, minutes: 2)
        #expect(raised(other) == [scene.number(of: "m1")])
        #expect(other.state.encodeCore() == scene.state.encodeCore())
    }
}
