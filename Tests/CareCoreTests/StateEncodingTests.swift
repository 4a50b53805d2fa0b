import CareCore
import Testing

@Suite struct StateEncodingTests {
    /// A scene in the middle of everything: a pending timer, an open alarm, a test window, a silence.
    private func busyScene() -> Scene {
        var scene = Scene(Fixture.button, Fixture.hub, Fixture.mattress([Fixture.fastHeart, Fixture.outOfBed]))
        scene.assign("h1", "hub")
        scene.assign("b1", "button")
        scene.assign("m1", "mattress")
        _ = scene.event(.sos, from: "b1", reference: "r1", at: scene.now)
        _ = scene.state.apply(
            .openTestWindow(Fixture.bed, length: .minutes(20), by: "tech"), at: scene.now, into: &scene.effects)
        for minute in Int64(0)..<3 {
            scene.advance(Fixture.start + .minutes(minute) - scene.now)
            _ = scene.reading(.heartRate, 140, from: "m1")
            _ = scene.reading(.inBed, 0, from: "m1")
        }
        return scene
    }

    @Test func `a state read back is the same to the byte`() throws {
        let scene = busyScene()
        let other = try scene.readBack()
        #expect(other.state.encodeCore() == scene.state.encodeCore())
        for index in scene.state.registry.devices.indices {
            let device = DeviceNumber(Int32(index))
            #expect(other.state.encode(device) == scene.state.encode(device))
        }
    }

    @Test func `a state read back goes on as the one that never stopped`() throws {
        var scene = busyScene()
        var other = try scene.readBack()
        _ = scene.takeEdges()
        _ = other.takeEdges()
        scene.advance(.minutes(40))
        other.advance(.minutes(40))
        let edges = scene.takeEdges()
        #expect(edges.count > 10)
        #expect(other.takeEdges() == edges)
    }

    @Test func `every truncation of a state is an error and never a trap`() {
        let scene = busyScene()
        let core = scene.state.encodeCore()
        for length in core.indices {
            var state = GatewayState(profiles: scene.state.profiles, registry: scene.state.registry)
            #expect(throws: StateError.self) { try state.decodeCore(Array(core.prefix(length))) }
        }
        let device = scene.state.registry.number(of: DeviceID("m1")!)!
        let bytes = scene.state.encode(device)
        for length in bytes.indices {
            var state = GatewayState(profiles: scene.state.profiles, registry: scene.state.registry)
            #expect(throws: StateError.self) { try state.decode(Array(bytes.prefix(length)), into: device) }
        }
    }
}
