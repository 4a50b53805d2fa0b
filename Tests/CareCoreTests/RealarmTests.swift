import CareCore
import Testing

/// An answered alarm whose condition stands on: ISA-18.2 re-alarm, care.md 3.3 and 3.4.
@Suite struct RealarmTests {
    private func scene() -> Scene {
        let rule = Fixture.rule(
            "BED-9", when: Program([.metric(slot: 0), .not]), stages: [Fixture.stage(.p2)],
            clearing: .condition(when: Program([.metric(slot: 0)]), delay: .constant(0), events: 0),
            remind: .constant(600_000), realarm: .constant(1_800_000), triggers: Fixture.onSlots(0b1, clock: true))
        let mat = Profile(
            id: "mat", title: Fixture.title("mat"), deviceClass: .smartMattress, servesHousehold: false,
            isReusable: true, slots: [Fixture.slot(.inBed, 0...1, period: .hours(6), holds: true)], fields: [],
            events: [:], liveness: Liveness(late: .hours(7), offline: .hours(13), throughHub: false), rules: [rule])
        var scene = Scene(mat)
        scene.assign("m1", "mat")
        _ = scene.reading(.inBed, 0, from: "m1")
        return scene
    }

    private func take(_ step: AlarmStep, _ scene: inout Scene) throws {
        let id = try #require(scene.state.openAlarms.first).id
        guard case .done = scene.state.apply(.step(id, step, by: "Li"), at: scene.now, into: &scene.effects) else {
            Issue.record("\(step) was refused")
            return
        }
        _ = scene.takeEdges()
    }

    @Test func `an alarm that was answered and stands on rings again, and waits for another answer`() throws {
        var scene = scene()
        scene.advance(.minutes(2))
        try take(.acknowledge, &scene)
        scene.advance(.minutes(40))
        #expect(
            scene.takeEdges() == [
                "BED-9 realarmed P2 unacknowledged count 1 at 1920", "BED-9 reminded P2 unacknowledged count 1 at 2520",
            ])
        #expect(scene.state.openAlarms.first?.acknowledgedBy == nil)
        try take(.acknowledge, &scene)
        scene.advance(.minutes(29))
        #expect(scene.takeEdges() == [])
        scene.advance(.minutes(1))
        #expect(scene.takeEdges() == ["BED-9 realarmed P2 unacknowledged count 1 at 4320"])
    }

    @Test func `a call back that changes nothing rings again, somebody on the way does not`() throws {
        var scene = scene()
        try take(.callBack(note: "no answer"), &scene)
        scene.advance(.minutes(30))
        #expect(scene.takeEdges() == ["BED-9 realarmed P2 unacknowledged count 1 at 1800"])
        try take(.dispatch(responder: "Wang", note: ""), &scene)
        scene.advance(.hours(3))
        #expect(scene.takeEdges() == [])
    }

    @Test func `what is over or silenced does not ring again`() throws {
        var scene = scene()
        try take(.shelve(length: .hours(2), untilClear: false, reason: "bath"), &scene)
        scene.advance(.minutes(90))
        #expect(scene.takeEdges() == [])
        scene.advance(.minutes(30))
        #expect(scene.takeEdges() == ["BED-9 unshelved P2 unacknowledged count 1 at 7200"])
        try take(.acknowledge, &scene)
        _ = scene.reading(.inBed, 1, from: "m1")
        _ = scene.takeEdges()
        scene.advance(.hours(2))
        #expect(scene.takeEdges() == [])
    }

    @Test func `a state read back rings again at the same moment`() throws {
        var scene = scene()
        try take(.acknowledge, &scene)
        scene.advance(.minutes(5))
        var other = try scene.readBack()
        _ = scene.takeEdges()
        scene.advance(.minutes(30))
        other.advance(.minutes(30))
        let edges = scene.takeEdges()
        #expect(edges == ["BED-9 realarmed P2 unacknowledged count 1 at 1800"])
        #expect(other.takeEdges() == edges)
    }

    @Test func `an override moves the moment of an alarm that is open`() throws {
        var scene = scene()
        try take(.acknowledge, &scene)
        let outcome = scene.state.apply(
            .tune(
                .set(
                    rule: "BED-9", scope: .bed(Fixture.bed),
                    [OverrideSetting(.realarm, .duration(.minutes(10)))], by: "Li", reason: "restless")),
            at: scene.now, into: &scene.effects)
        #expect(outcome == .done("rule BED-9 of bed 532901-000001: realarm=10m"))
        scene.advance(.minutes(10))
        #expect(scene.takeEdges().contains("BED-9 realarmed P2 unacknowledged count 1 at 600"))
    }
}
