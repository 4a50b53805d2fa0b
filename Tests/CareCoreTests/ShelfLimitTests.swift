import CareCore
import Testing

/// How long what may be shelved: care.md 3.3, P2 eight hours, P3 and P4 a day.
@Suite struct ShelfLimitTests {
    /// Out of bed: P3 at once, P2 after an hour.
    private func scene() -> Scene {
        let rule = Fixture.rule(
            "BED-9", when: Program([.metric(slot: 0), .not]),
            stages: [Fixture.stage(.p3), Fixture.stage(.p2, after: .hours(1))],
            clearing: .condition(when: Program([.metric(slot: 0)]), delay: .constant(0), events: 0),
            triggers: Fixture.onSlots(0b1, clock: true))
        let mat = Profile(
            id: "mat", title: Fixture.title("mat"), deviceClass: .smartMattress, servesHousehold: false,
            isReusable: true, slots: [Fixture.slot(.inBed, 0...1, period: .hours(12), holds: true)], fields: [],
            events: [:], liveness: Liveness(late: .hours(25), offline: .hours(37), throughHub: false), rules: [rule])
        var scene = Scene(mat)
        scene.assign("m1", "mat")
        _ = scene.reading(.inBed, 0, from: "m1")
        return scene
    }

    private func shelve(_ length: Milliseconds, _ scene: inout Scene) -> String? {
        let step = AlarmStep.shelve(length: length, untilClear: false, reason: "bath")
        let outcome = scene.state.apply(.step(AlarmID(1), step, by: "Li"), at: scene.now, into: &scene.effects)
        if case .refused(let reasons) = outcome { return reasons.first }
        return nil
    }

    private func causes(_ scene: inout Scene) -> [String] {
        defer { scene.effects.reset() }
        return scene.effects.alarmEdges.map { "\($0.cause.name) \($0.alarm.state.name) \($0.alarm.priority.name)" }
    }

    @Test func `a P2 is shelved for eight hours at the most`() {
        var scene = scene()
        scene.advance(.hours(1))
        #expect(shelve(.hours(8) + Milliseconds(1), &scene)?.contains("a P2 for at most 8h") == true)
        #expect(shelve(.hours(8), &scene) == nil)
        _ = causes(&scene)
        scene.advance(.hours(8) - Milliseconds(1))
        #expect(causes(&scene) == [])
        scene.advance(Milliseconds(1))
        #expect(causes(&scene) == ["unshelved unacknowledged P2"])
    }

    @Test func `a P3 that was shelved for a day and has become a P2 rings after eight hours of it`() {
        var scene = scene()
        #expect(shelve(.hours(24), &scene) == nil)
        scene.advance(.hours(1))
        #expect(causes(&scene) == ["raised unacknowledged P3", "shelved shelved P3", "escalated shelved P2"])
        scene.advance(.hours(7) - Milliseconds(1))
        #expect(causes(&scene) == [])
        scene.advance(Milliseconds(1))
        #expect(causes(&scene) == ["unshelved unacknowledged P2"])
    }
}
