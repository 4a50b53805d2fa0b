import CareCore
import Testing

/// Times of day: care.md 8.1 (10), the window of a rule.
@Suite struct ScheduleTests {
    /// Out of bed at night; the pressure mat tells a change only, and every six hours that it lives.
    private func scene() throws -> Scene {
        let night = try #require(DailyWindow(from: 23 * 60 + 30, until: 7 * 60))
        let rule = Fixture.rule(
            "BED-9", when: Program([.metric(slot: 0), .not]), gate: Program([.between(0)]),
            stages: [Fixture.stage(.p3, after: .minutes(10))],
            clearing: .condition(when: Program([.metric(slot: 0)]), delay: .constant(0), events: 0),
            triggers: Fixture.onSlots(0b1, clock: true), dailyWindows: [night])
        let mat = Profile(
            id: "mat", title: Fixture.title("mat"), deviceClass: .smartMattress, servesHousehold: false,
            isReusable: true, slots: [Fixture.slot(.inBed, 0...1, period: .hours(6), holds: true)], fields: [],
            events: [:], liveness: Liveness(late: .hours(7), offline: .hours(13), throughHub: false), rules: [rule])
        var scene = Scene(mat)
        scene.assign("m1", "mat")
        return scene
    }

    @Test func `a window that opens while the condition is true raises after its on-delay`() throws {
        var scene = try scene()
        _ = scene.reading(.inBed, 0, from: "m1")
        scene.advance(.minutes(39))
        #expect(scene.takeEdges() == [])
        scene.advance(.minutes(1))
        #expect(scene.takeEdges() == ["BED-9 raised P3 unacknowledged count 1 at 2400"])
    }

    @Test func `a window over midnight is open on both sides of it and closed by day`() throws {
        var scene = try scene()
        scene.advance(.hours(3))
        _ = scene.reading(.inBed, 0, from: "m1")
        scene.advance(.minutes(10))
        #expect(scene.takeEdges() == ["BED-9 raised P3 unacknowledged count 1 at 11400"])
        _ = scene.reading(.inBed, 1, from: "m1")
        scene.advance(.hours(6))
        _ = scene.reading(.inBed, 0, from: "m1")
        scene.advance(.hours(1))
        #expect(scene.takeEdges().contains { $0.contains("raised") } == false)
    }

    @Test func `a bed with other hours is judged in them`() throws {
        var scene = try scene()
        _ = scene.reading(.inBed, 0, from: "m1")
        let window = try #require(OverrideValue("00:30-07:00"))
        let outcome = scene.state.apply(
            .tune(
                .set(
                    rule: "BED-9", scope: .bed(Fixture.bed), [OverrideSetting(.window(1), window)], by: "Li",
                    reason: "late sleeper")), at: scene.now, into: &scene.effects)
        #expect(outcome == .done("rule BED-9 of bed 532901-000001: window.1=00:30-07:00"))
        scene.advance(.minutes(99))
        #expect(scene.takeEdges() == [])
        scene.advance(.minutes(1))
        #expect(scene.takeEdges() == ["BED-9 raised P3 unacknowledged count 1 at 6000"])
    }
}
