import CareCore
import Testing

/// What becomes of a condition that stands when a person closes its alarm.
@Suite struct SettingAsideTests {
    private func feed(_ value: Double, minutes: Int, to scene: inout Scene) {
        for _ in 0..<minutes {
            scene.advance(.minutes(1))
            _ = scene.reading(.heartRate, value, from: "m1")
        }
    }

    private func close(_ alarm: Int64, in scene: inout Scene) throws {
        let step = AlarmStep.close(.falsePress, note: "a suitcase")
        let outcome = scene.state.apply(.step(AlarmID(alarm), step, by: "li"), at: scene.now, into: &scene.effects)
        guard case .done = outcome else {
            Issue.record("\(outcome)")
            return
        }
        _ = scene.takeEdges()
    }

    /// A fast heart whose alarm, of priority 2, was closed.
    private func closed() throws -> Scene {
        var scene = Scene(Fixture.mattress([Fixture.fastHeart]), Fixture.button)
        scene.assign("m1", "mattress")
        feed(140, minutes: 4, to: &scene)
        #expect(scene.takeEdges().count == 1)
        try close(1, in: &scene)
        return scene
    }

    @Test func `what a person closed while it stands does not ring again for hours`() throws {
        var scene = try closed()
        feed(140, minutes: 239, to: &scene)
        #expect(scene.takeEdges() == [])
    }

    @Test func `what still stands after four hours rings with its whole delay`() throws {
        var scene = try closed()
        let closed = scene.now
        feed(140, minutes: 250, to: &scene)
        #expect(scene.state.openAlarms.map(\.raisedAt) == [closed + .minutes(243)])
    }

    @Test func `what ended and came back rings at once`() throws {
        var scene = try closed()
        feed(80, minutes: 5, to: &scene)
        #expect(scene.takeEdges() == [])
        feed(140, minutes: 4, to: &scene)
        #expect(scene.state.openAlarms.map(\.id) == [AlarmID(2)])
    }

    @Test func `a return shorter than the off-delay is none`() throws {
        var scene = try closed()
        feed(80, minutes: 2, to: &scene)
        feed(140, minutes: 30, to: &scene)
        #expect(scene.takeEdges() == [])
    }

    @Test func `a silence rings again by the clock alone`() throws {
        var scene = Scene(Fixture.button)
        scene.assign("b1", "button")
        _ = scene.reading(.battery, 90, from: "b1")
        scene.advance(.hours(25))
        _ = scene.takeEdges()
        try close(1, in: &scene)
        scene.advance(.hours(4) - Milliseconds(1))
        #expect(scene.takeEdges() == [])
        scene.advance(Milliseconds(1))
        #expect(scene.takeEdges() == ["DEV-2 raised P3 unacknowledged count 1 at \(29 * 3_600)"])
    }

    @Test func `an alarm opened again takes the return of its cause`() throws {
        var scene = try closed()
        let reopen = AlarmStep.reopen(reason: "too early")
        _ = scene.state.apply(.step(AlarmID(1), reopen, by: "li"), at: scene.now, into: &scene.effects)
        feed(80, minutes: 5, to: &scene)
        feed(140, minutes: 4, to: &scene)
        #expect(scene.state.openAlarms.map(\.id) == [AlarmID(1)])
        #expect(scene.state.openAlarms.map(\.count) == [2])
    }
}
