import CareCore
import Testing

@Suite struct SilenceTests {
    @Test func `a button is offline after 25 hours of silence to the millisecond`() {
        var scene = Scene(Fixture.button)
        scene.assign("b1", "button")
        _ = scene.reading(.battery, 90, from: "b1")
        scene.advance(.hours(25) - Milliseconds(1))
        #expect(scene.takeEdges() == [])
        scene.advance(Milliseconds(1))
        #expect(scene.takeEdges() == ["DEV-2 raised P3 unacknowledged count 1 at 90000"])
        _ = scene.reading(.battery, 90, from: "b1")
        #expect(scene.takeEdges() == ["DEV-2 cleared P3 normal count 1 at 90000"])
    }

    @Test func `time in which nobody listened is not the device's silence`() {
        var scene = Scene(Fixture.button)
        scene.assign("b1", "button")
        _ = scene.reading(.battery, 90, from: "b1")
        scene.advance(.hours(20))
        scene.state.setListening(false, at: scene.now)
        scene.advance(.hours(10))
        scene.state.setListening(true, at: scene.now)
        scene.advance(.hours(4))
        #expect(scene.takeEdges() == [])
        scene.advance(.hours(1))
        #expect(scene.takeEdges() == ["DEV-2 raised P3 unacknowledged count 1 at 126000"])
    }

    @Test func `a step of the gateway's clock is forgiven`() {
        var scene = Scene(Fixture.button)
        scene.assign("b1", "button")
        _ = scene.reading(.battery, 90, from: "b1")
        scene.now = scene.now + .hours(48)
        scene.state.forgive(.hours(48), at: scene.now)
        _ = scene.state.tick(at: scene.now, into: &scene.effects)
        #expect(scene.takeEdges() == [])
    }

    @Test func `a silent hub is one alarm, and its children are not offline for it`() {
        var scene = Scene(Fixture.button, Fixture.hub)
        scene.assign("h1", "hub")
        for number in 1...6 { scene.assign("b\(number)", "button") }
        for number in 1...6 { _ = scene.reading(.battery, 90, from: "b\(number)") }
        _ = scene.reading(.mains, 1, from: "h1")
        _ = scene.takeEdges()
        scene.advance(.hours(30))
        #expect(scene.takeEdges() == ["DEV-1 raised P3 unacknowledged count 1 at 900"])
        _ = scene.reading(.mains, 1, from: "h1")
        #expect(scene.takeEdges() == ["DEV-1 cleared P3 normal count 1 at 108000"])
    }

    @Test func `a hub that came back is judged by the first limit again, not by the day of its last silence`() {
        var scene = Scene(Fixture.hubOfTwoLimits)
        scene.assign("h1", "hub")
        _ = scene.reading(.mains, 1, from: "h1")
        scene.advance(.minutes(30))
        #expect(scene.takeEdges() == ["DEV-1 raised P3 unacknowledged count 1 at 900"])
        _ = scene.reading(.mains, 1, from: "h1")
        #expect(scene.takeEdges() == ["DEV-1 cleared P3 normal count 1 at 1800"])
        scene.advance(.minutes(15) - Milliseconds(1))
        #expect(scene.takeEdges() == [])
        scene.advance(Milliseconds(1))
        #expect(scene.takeEdges() == ["DEV-1 raised P3 unacknowledged count 1 at 2700"])
    }

    @Test func `a will alone does not make a device silent`() {
        var scene = Scene(Fixture.hub)
        scene.assign("h1", "hub")
        _ = scene.reading(.mains, 1, from: "h1")
        var will = Message()
        will.device = scene.state.registry.number(of: DeviceID("h1")!)!
        will.kind = .status
        will.online = false
        will.receivedAt = scene.now
        #expect(scene.state.apply(will, at: scene.now, into: &scene.effects) == .taken)
        scene.advance(.minutes(14))
        #expect(scene.takeEdges() == [])
    }
}
