import CareCore
import Testing

/// The bed's night, which is given once for all rules that mean it: care.md 8.4, BED-1; decision 75.
@Suite struct BedNightTests {
    private static let provider = ProviderID("care-1")

    /// Out of bed at night: one rule that follows the bed's night, one with a time of its own.
    private static let mat = Profile(
        id: "mat", title: Fixture.title("mat"), deviceClass: .smartMattress, servesHousehold: false, isReusable: true,
        slots: [Fixture.slot(.inBed, 0...1, period: .hours(6), holds: true)], fields: [], events: [:],
        liveness: Liveness(late: .hours(7), offline: .hours(13), throughHub: false),
        rules: [rule("OWN-9", [:]), rule("BED-9", [0: DayWindow(from: .bedtime(0), until: .rising(0))])])

    private static func rule(_ id: String, _ nightWindows: [Int: DayWindow]) -> Rule {
        Rule(
            id: id, title: Fixture.title(id), parameters: [], altitudeTables: [], windows: [], dailyWindows: [.night],
            nightWindows: nightWindows, gate: Program([.between(0)]), when: Program([.metric(slot: 0), .not]),
            stages: [Fixture.stage(.p3, after: .minutes(10))],
            clearing: .condition(when: Program([.metric(slot: 0)]), delay: .constant(0), events: 0), arming: nil,
            downgrade: nil, latches: false, remind: nil, subject: .place, late: .ignore,
            triggers: Fixture.onSlots(0b1, clock: true), fingerprint: 9)
    }

    /// Two beds; it is eleven in the evening.
    private func scene() -> Scene {
        var scene = Scene(Self.mat)
        for (device, bed) in [("m1", Fixture.bed), ("m2", Fixture.otherBed)] {
            let line = AssignmentImport(
                line: 2, county: Fixture.county, bed: bed, device: Fixture.device(device), profile: "mat",
                since: scene.now - .days(1), provider: Self.provider)
            _ = scene.state.apply(.importAssignments([line]), at: scene.now, into: &scene.effects)
        }
        return scene
    }

    private func set(
        _ text: String, of rule: String = BedNight.id, _ scope: OverrideScope = .bed(Fixture.bed), in scene: inout Scene
    ) throws -> CommandOutcome {
        let parts = text.split(separator: "=").map(String.init)
        let setting = OverrideSetting(
            try #require(OverrideField(parts[0])), try #require(OverrideValue(parts[1])))
        let command = Command.tune(.set(rule: rule, scope: scope, [setting], by: "Li", reason: "late sleeper"))
        return scene.state.apply(command, at: scene.now, into: &scene.effects)
    }

    private func getUp(_ scene: inout Scene) {
        for device in ["m1", "m2"] { _ = scene.reading(.inBed, 0, from: device) }
    }

    private func raised(_ rule: String, _ scene: borrowing Scene) -> [DeviceNumber?] {
        scene.state.openAlarms.filter { $0.key.rule == rule }.map(\.device)
    }

    private func both(_ scene: borrowing Scene) -> Set<DeviceNumber?> {
        [scene.number(of: "m1"), scene.number(of: "m2")]
    }

    @Test func `a bed with another night is judged in it, its neighbour in the usual one`() throws {
        var scene = scene()
        let outcome = try set("window=23:30-07:00", in: &scene)
        #expect(outcome == .done("rule NIGHT of bed 532901-000001: window.1=23:30-07:00"))
        getUp(&scene)
        scene.advance(.minutes(39))
        #expect(raised("BED-9", scene) == [scene.number(of: "m2")])
        scene.advance(.minutes(1))
        let (rings, all) = (Set(raised("BED-9", scene)), both(scene))
        #expect(rings == all)
    }

    @Test func `a night of the bed and a time of a rule of its own are not taken for each other`() throws {
        var scene = scene()
        _ = try set("window=23:30-07:00", in: &scene)
        _ = try set("window=23:30-07:00", of: "OWN-9", .bed(Fixture.otherBed), in: &scene)
        getUp(&scene)
        scene.advance(.minutes(10))
        #expect(raised("OWN-9", scene) == [scene.number(of: "m1")])
        #expect(raised("BED-9", scene) == [scene.number(of: "m2")])
    }

    @Test func `a night is the same over a restart, and the usual one again when it is taken back`() throws {
        var scene = scene()
        _ = try set("window=23:30-07:00", in: &scene)
        scene.state = GatewayState(profiles: scene.state.profiles, registry: scene.state.registry)
        scene.state.setListening(true, at: scene.now)
        getUp(&scene)
        scene.advance(.minutes(10))
        #expect(raised("BED-9", scene) == [scene.number(of: "m2")])
        let reset = Command.tune(
            .reset(rule: BedNight.id, scope: .bed(Fixture.bed), [], by: "Li", reason: "a mistake"))
        let outcome = scene.state.apply(reset, at: scene.now, into: &scene.effects)
        #expect(outcome == .done("rule NIGHT of bed 532901-000001: window.1=reset"))
        #expect(scene.state.registry.overrides.isEmpty)
        scene.advance(.minutes(10))
        let (rings, all) = (Set(raised("BED-9", scene)), both(scene))
        #expect(rings == all)
    }

    @Test func `the most specific night counts and says who set it`() throws {
        var scene = scene()
        let provider = try #require(Self.provider)
        let scopes = scene.state.registry.scopes(of: .bed(BedNumber(0)))
        #expect(scene.state.registry.overrides.night(in: scopes) == .night)
        for (scope, night) in [
            (OverrideScope.bed(Fixture.bed), "20:00-04:00"), (.provider(provider), "20:30-04:30"),
            (.county(Fixture.county), "21:00-05:00"), (.prefecture, "21:30-05:30"),
        ] {
            guard case .done = try set("window=\(night)", scope, in: &scene) else {
                Issue.record("\(scope) was refused")
                return
            }
        }
        let book = scene.state.registry.overrides
        #expect(OverrideValue.window(book.night(in: scopes)).description == "20:00-04:00")
        let neighbour = scene.state.registry.scopes(of: .bed(BedNumber(1)))
        #expect(OverrideValue.window(book.night(in: neighbour)).description == "20:30-04:30")
        let listing = try #require(RuleListing.ofFleet(book, in: neighbour).first { $0.rule == "NIGHT" })
        #expect(listing.source == "provider care-1" && listing.row?.by == "Li" && listing.profile == "gateway")
    }

    @Test(arguments: [
        ("NIGHT", "window=07:00-22:30", "begins from 18:00 to 01:00"), ("NIGHT", "window=17:59-03:00", "found 17:59-"),
        ("NIGHT", "window=01:01-07:00", "found 01:01-"), ("NIGHT", "window=20:00-02:59", "ends from 03:00 to 11:00"),
        ("NIGHT", "window=22:30-11:01", "found 22:30-11:01"), ("NIGHT", "window=00:30-05:00", "lasts 5 to 14 hours"),
        ("NIGHT", "window=18:00-08:01", "lasts 5 to 14 hours"),
        ("NIGHT", "window=3m", "expected a time of day such as"),
        ("NIGHT", "window.2=22:00-06:00", "window.2: expected one of window.1"),
        ("NIGHT", "enabled=false", "enabled: expected one of window.1"),
        ("BED-9", "window=23:30-07:00", "window.1: expected one of enabled"),
    ])
    func `a night that is none changes nothing, nor does one for a single rule`(
        rule: String, text: String, fault: String
    ) throws {
        var scene = scene()
        let before = scene.state.registry
        guard case .refused(let reasons) = try set(text, of: rule, in: &scene) else {
            Issue.record("\(text) was taken")
            return
        }
        #expect(reasons.contains { $0.contains(fault) }, "\(reasons)")
        #expect(scene.state.registry == before)
    }

    @Test(arguments: ["18:00-08:00", "01:00-06:00", "22:00-03:00", "21:00-11:00", "22:30-07:00"])
    func `a night at the edge of what is allowed is taken`(night: String) throws {
        var scene = scene()
        guard case .done = try set("window=\(night)", in: &scene) else {
            Issue.record("\(night) was refused")
            return
        }
    }
}
