import CareCore
import Testing

@Suite struct IncidentStateTests {
    /// A drill with presses, a problem, a real incident elsewhere and a closed one.
    private func busyScene() -> IncidentScene {
        var scene = IncidentScene()
        scene.open(in: IncidentScene.elsewhere)
        scene.take(.problem(IncidentID(1), text: "no key"))
        scene.take(.rectify(IncidentID(1), problem: 1, text: "key"))
        scene.take(.close(IncidentID(1), note: "n"))
        scene.open(in: IncidentScene.elsewhere)
        scene.press(4, "r")
        scene.open(drill: .minutes(30))
        scene.press(1, "r")
        scene.press(2, "r")
        scene.lie(3, true)
        scene.take(.reached(IncidentID(3), IncidentScene.bed(2), .press, note: "门锁着"))
        scene.apply(.close(AlarmID(1), by: "op", reason: .realHelpGiven, note: "n"))
        return scene
    }

    @Test func `a state read back is the same to the byte and goes on as the one that never stopped`() throws {
        var scene = busyScene()
        var other = try scene.copy()
        #expect(other.scene.state.encodeCore() == scene.scene.state.encodeCore())
        #expect(other.scene.state.openIncidents == scene.scene.state.openIncidents)
        scene.scene.effects.reset()
        scene.apply(.step(AlarmID(1), .reopen(reason: "r"), by: "op"))
        other.apply(.step(AlarmID(1), .reopen(reason: "r"), by: "op"))
        #expect(scene.alarms.contains("SOS-1 P1 incident 2") && other.alarms == scene.alarms)
        scene.advance(.minutes(40))
        other.advance(.minutes(40))
        scene.press(3, "late")
        other.press(3, "late")
        #expect(scene.scene.effects.incidents.count == 1)
        #expect(other.scene.effects.incidents == scene.scene.effects.incidents)
        #expect(other.alarms == scene.alarms && scene.alarms.contains("INC-1 P2"))
        #expect(other.scene.state.encodeCore() == scene.scene.state.encodeCore())
    }

    @Test func `every truncation is an error and never a trap`() {
        let scene = busyScene()
        let core = scene.scene.state.encodeCore()
        for length in core.indices {
            var state = GatewayState(profiles: scene.scene.state.profiles, registry: scene.scene.state.registry)
            #expect(throws: StateError.self) { try state.decodeCore(Array(core.prefix(length))) }
        }
    }

    @Test func `a household's devices speak for each of its beds`() {
        var scene = Scene(Fixture.townHub, Fixture.button)
        let lines = [1, 2].map { number in
            AssignmentImport(
                line: 2, county: Fixture.county, bed: IncidentScene.bed(number),
                device: Fixture.device(number == 1 ? "h1" : "b2"), profile: number == 1 ? "hub" : "button",
                since: scene.now - .days(1), township: "532901001", household: HouseholdID("h"))
        }
        _ = scene.state.apply(.importAssignments(lines), at: scene.now, into: &scene.effects)
        _ = scene.state.apply(
            .incident(.open(.outage, IncidentScene.township, drill: nil, note: ""), by: "op"), at: scene.now,
            into: &scene.effects)
        _ = scene.reading(.mains, 1, from: "h1")
        #expect(scene.state.openIncidents[0].beds.values.map(\.standing) == [.heard, .heard])
    }
}
