import CareCore
import Testing

@Suite struct SwapTests {
    private func fitted() -> Scene {
        Self.fitted(since: Fixture.start - .days(3), and: Fixture.start - .days(2))
    }

    private static func fitted(since first: Timestamp, and second: Timestamp) -> Scene {
        var scene = Scene(Fixture.button)
        scene.assign("b1", "button", to: Fixture.bed, since: first)
        scene.assign("b2", "button", to: Fixture.otherBed, since: second)
        scene.effects.reset()
        return scene
    }

    private func swap(_ scene: inout Scene, since: Timestamp, _ second: String = "b2") -> CommandOutcome {
        scene.state.apply(
            .swap(Fixture.device("b1"), Fixture.device(second), since: since, by: "Li"), at: scene.now,
            into: &scene.effects)
    }

    @Test func `from that moment on each device was at the other's bed, before it at its own`() throws {
        var scene = fitted()
        let since = Fixture.start - .days(1)
        #expect(swap(&scene, since: since) == .done("devices b1 and b2 have changed places"))
        let registry = scene.state.registry
        let (own, other) = (registry.number(of: Fixture.bed), registry.number(of: Fixture.otherBed))
        let (one, two) = (scene.number(of: "b1"), scene.number(of: "b2"))
        #expect(registry.place(of: one, at: since - Milliseconds(1)) == own.map { .bed($0) })
        #expect(registry.place(of: one, at: since) == other.map { .bed($0) })
        #expect(registry.place(of: two, at: since) == own.map { .bed($0) })
        #expect(scene.effects.needsCheckpoint && scene.effects.audit.map(\.action) == ["swap"])
        _ = scene.event(.sos, from: "b1", at: scene.now)
        #expect(scene.effects.events.last?.place == other.map { .bed($0) })
    }

    @Test func `swapped from the very start, the interval itself is put right`() {
        let start = Fixture.start - .days(2)
        var scene = Self.fitted(since: start, and: start)
        #expect(swap(&scene, since: start) == .done("devices b1 and b2 have changed places"))
        let one = scene.number(of: "b1")
        #expect(scene.state.registry.assignments[Int(one.index)].count == 1)
        let other = scene.state.registry.number(of: Fixture.otherBed)
        #expect(scene.state.registry.place(of: one, at: start) == other.map { .bed($0) })
    }

    @Test func `swapped back, everything is as it was`() {
        let start = Fixture.start - .days(2)
        var scene = Self.fitted(since: start, and: start)
        let before = scene.state.registry
        _ = swap(&scene, since: start)
        #expect(scene.state.registry != before)
        _ = swap(&scene, since: start)
        #expect(scene.state.registry == before)
    }

    @Test func `a moment before one of them served, the future, a stranger and the device itself are refused`() {
        var scene = fitted()
        let before = scene.state.registry
        for (since, device) in [
            (Fixture.start - .days(2) - Milliseconds(1), "b2"), (scene.now + Milliseconds(1), "b2"),
            (scene.now, "b9"), (scene.now, "b1"),
        ] {
            guard case .refused(let reasons) = swap(&scene, since: since, device) else {
                Issue.record("\(device) since \(since.milliseconds) was taken")
                continue
            }
            #expect(reasons.count == 1 && reasons[0].contains("expected"))
        }
        #expect(scene.state.registry == before && scene.effects.isEmpty)
    }
}
