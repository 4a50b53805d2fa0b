import CareCore
import Testing

/// Overrides of the rules of the fleet: care.md 8.1 (10) for DEV-4, DQ-2, DQ-3, SEC-1 and AST-1 to AST-4.
@Suite struct FleetTuningTests {
    private func set(
        _ rule: FleetRule, _ scope: OverrideScope, _ texts: [String], in scene: inout Scene
    ) -> CommandOutcome {
        let settings = texts.compactMap { text -> OverrideSetting? in
            let parts = text.split(separator: "=").map(String.init)
            guard let field = OverrideField(parts[0]), let value = OverrideValue(parts[1]) else { return nil }
            return OverrideSetting(field, value)
        }
        let command = Command.tune(.set(rule: rule.rawValue, scope: scope, settings, by: "Li", reason: "hills"))
        return scene.state.apply(command, at: scene.now, into: &scene.effects)
    }

    @Test func `a county says how many silent hubs are an outage`() {
        var town = Town(hubs: 100)
        let outcome = set(.areaOutage, .county(Fixture.county), ["hubs=5"], in: &town.scene)
        #expect(outcome == .done("rule DEV-4 of county 532901: hubs=5"))
        town.pass(16, speaking: Array(5...100))
        #expect(town.area == nil)
        town = Town(hubs: 100)
        _ = set(.areaOutage, .county(Fixture.county), ["hubs=5", "remind=30m"], in: &town.scene)
        town.pass(16, speaking: Array(6...100))
        #expect(town.area?.priority == .p2)
        town.pass(30, speaking: Array(6...100))
        let reminders = town.scene.effects.alarmEdges.filter {
            $0.alarm.key.rule == "DEV-4" && $0.cause == .reminded
        }
        #expect(reminders.count == 1)
    }

    @Test func `a rule of the fleet that a county switches off raises nothing, single alarms do`() {
        var town = Town(hubs: 20)
        _ = set(.areaOutage, .county(Fixture.county), ["enabled=false"], in: &town.scene)
        town.pass(16)
        #expect(town.area == nil && town.singles(.unacknowledged) == 20)
    }

    /// Two hubs of two beds.
    private func hubs() -> Scene {
        var scene = Scene(Fixture.townHub)
        for (device, bed) in [("h1", Fixture.bed), ("h2", Fixture.otherBed)] {
            let line = AssignmentImport(
                line: 2, county: Fixture.county, bed: bed, device: Fixture.device(device), profile: "hub",
                since: scene.now - .days(1))
            _ = scene.state.apply(.importAssignments([line]), at: scene.now, into: &scene.effects)
        }
        return scene
    }

    private func send(_ scene: inout Scene, from device: String, isBad: Bool = false, clock: Int64 = 0) {
        var message = Message()
        message.device = scene.number(of: device)
        message.kind = .telemetry
        message.deviceTime = scene.now + Milliseconds(clock)
        message.receivedAt = scene.now
        message.samples = [Sample(metric: .mains, value: 1, validity: isBad ? .implausible : .valid)]
        _ = scene.state.apply(message, at: scene.now, into: &scene.effects)
    }

    private func raised(_ rule: FleetRule, _ scene: borrowing Scene) -> [DeviceNumber?] {
        scene.state.openAlarms.filter { $0.key.rule == rule.rawValue }.map(\.device)
    }

    @Test func `a bed says how many bad messages are too many, over a restart too`() {
        var scene = hubs()
        #expect(
            set(.badMessages, .bed(Fixture.bed), ["bad=2"], in: &scene)
                == .done("rule DQ-2 of bed 532901-000001: bad=2"))
        scene.state = GatewayState(profiles: scene.state.profiles, registry: scene.state.registry)
        for _ in 0..<3 {
            scene.now = scene.now + .seconds(1)
            for device in ["h1", "h2"] { send(&scene, from: device, isBad: true) }
        }
        #expect(raised(.badMessages, scene) == [scene.number(of: "h1")])
    }

    @Test func `a bed says how wrong a clock may be and for how long`() {
        var scene = hubs()
        _ = set(.clockSkew, .bed(Fixture.bed), ["skew=1m", "hold=10m"], in: &scene)
        for _ in 0...11 {
            scene.now = scene.now + .minutes(1)
            for device in ["h1", "h2"] { send(&scene, from: device, clock: -90_000) }
        }
        #expect(raised(.clockSkew, scene) == [scene.number(of: "h1")])
    }

    @Test func `the prefecture says how many strangers are more than a note`() {
        var scene = hubs()
        _ = set(.stranger, .prefecture, ["messages=3"], in: &scene)
        for _ in 0..<3 { scene.state.countStranger(AlarmRemark("unknown device"), at: scene.now, into: &scene.effects) }
        #expect(scene.state.openAlarms.map(\.priority) == [.p3])
    }

    private static let refusals: [(FleetRule, OverrideScope, String, String)] = [
        (.areaOutage, .bed(Fixture.bed), "hubs=5", "DEV-4: expected an override for prefecture, county, found bed"),
        (.stranger, .county(Fixture.county), "messages=5", "SEC-1: expected an override for prefecture, found county"),
        (.areaOutage, .prefecture, "hubs=2", "DEV-4 of gateway, hubs: expected 3 to 100, found 2"),
        (.areaOutage, .prefecture, "hubs=4.5", "hubs: expected a whole number, found 4.5"),
        (.areaOutage, .prefecture, "within=90s", "within: expected 2m to 1h, found 90s"),
        (.areaOutage, .prefecture, "for=5m", "stage.1.for: expected one of enabled, hubs, share, within"),
        (.areaOutage, .prefecture, "chatter.times=2", "chatter.times: expected one of enabled, hubs"),
        (.badMessages, .prefecture, "good=6", "expected limits that clear beyond those that raise"),
        (.clockSkew, .prefecture, "right=6m", "expected limits that clear beyond those that raise"),
        (.strayPress, .prefecture, "enabled=false", "expected nothing looser than true for an emergency"),
        (.strayPress, .prefecture, "remind=2m", "expected nothing looser than 1m for an emergency"),
    ]

    @Test(arguments: refusals)
    func `what a rule of the fleet must not have is refused and changes nothing`(
        rule: FleetRule, scope: OverrideScope, text: String, fault: String
    ) {
        var scene = hubs()
        let before = scene.state.registry
        guard case .refused(let reasons) = set(rule, scope, [text], in: &scene) else {
            Issue.record("\(text) was taken")
            return
        }
        #expect(reasons.contains { $0.contains(fault) }, "\(reasons)")
        #expect(scene.state.registry == before)
    }

    @Test func `every rule of the fleet takes its own values and shows who says so`() throws {
        for rule in FleetRule.allCases {
            for field in rule.rule.fields {
                let value = try #require(rule.rule.value(of: field, altitude: 0))
                #expect(rule.rule.fault(of: OverrideSetting(field, value)) == nil, "\(rule.rawValue) \(field)")
            }
        }
        var scene = hubs()
        _ = set(.badMessages, .county(Fixture.county), ["bad=9"], in: &scene)
        let listings = RuleListing.ofFleet(
            scene.state.registry.overrides, in: scene.state.registry.scopes(of: .bed(BedNumber(0))))
        let bad = try #require(listings.first { $0.rule == "DQ-2" && $0.field == .parameter("bad") })
        #expect(bad.value == .number(9) && bad.source == "county 532901" && bad.profile == "gateway")
        #expect(listings.first { $0.rule == "DEV-4" }?.source == "gateway")
    }
}
