import CareCore
import Testing

@Suite struct DeliveryTests {
    private func reading(_ scene: inout Scene, at deviceTime: Timestamp?, packet: UInt16) -> Verdict {
        var message = Message()
        message.device = scene.number(of: "m1")
        message.kind = .telemetry
        message.deviceTime = deviceTime
        message.receivedAt = scene.now
        message.samples = [Sample(metric: .heartRate, value: 70)]
        message.delivery = Delivery(lane: .bulk, packetID: packet, hash: 1)
        return scene.state.apply(message, at: scene.now, into: &scene.effects)
    }

    private func scene() -> Scene {
        var scene = Scene(Fixture.mattress([Fixture.fastHeart]))
        scene.assign("m1", "mattress")
        return scene
    }

    @Test(arguments: [nil, Timestamp.epoch, Fixture.start + .hours(1)])
    func `a reading without a believable time is not doubled by a redelivery`(time: Timestamp?) {
        var scene = scene()
        #expect(reading(&scene, at: time, packet: 9) == .taken)
        scene.state.connect(.bulk, isSessionPresent: true)
        scene.now = scene.now + .seconds(1)
        #expect(reading(&scene, at: time, packet: 9) == .duplicate)
        #expect(scene.effects.readings.count == 1)
    }

    @Test func `readings without a time that come in one batch keep times of their own`() {
        var scene = scene()
        for packet in UInt16(1)...60 { #expect(reading(&scene, at: nil, packet: packet) == .taken) }
        #expect(Set(scene.effects.readings.map(\.at)).count == 60)
    }

    @Test func `after the first delivery that is new none is taken for a repetition`() {
        var scene = scene()
        for packet in UInt16(1)...5 { #expect(reading(&scene, at: nil, packet: packet) == .taken) }
        scene.state.connect(.bulk, isSessionPresent: true)
        for packet in UInt16(3)...5 { #expect(reading(&scene, at: nil, packet: packet) == .duplicate) }
        #expect(reading(&scene, at: nil, packet: 6) == .taken)
        // A broker that was restarted from an older file gives identifiers out again.
        for packet in UInt16(4)...5 { #expect(reading(&scene, at: nil, packet: packet) == .taken) }
        #expect(scene.effects.readings.count == 8)
    }

    @Test func `deliveries with an identity of their own do not end the comparison`() {
        var scene = scene()
        #expect(reading(&scene, at: nil, packet: 8) == .taken)
        #expect(reading(&scene, at: nil, packet: 9) == .taken)
        scene.state.connect(.bulk, isSessionPresent: true)
        #expect(reading(&scene, at: nil, packet: 8) == .duplicate)
        #expect(reading(&scene, at: scene.now, packet: 20) == .taken)
        #expect(reading(&scene, at: nil, packet: 9) == .duplicate)
    }

    @Test func `a new session makes every delivery a new message`() {
        var scene = scene()
        _ = reading(&scene, at: nil, packet: 9)
        scene.state.connect(.bulk, isSessionPresent: false)
        #expect(reading(&scene, at: nil, packet: 9) == .taken)
    }

    @Test func `a packet identifier that is used again after half its range means another message`() {
        var scene = scene()
        _ = reading(&scene, at: nil, packet: 9)
        for _ in 0..<32_800 { scene.state.passDelivery(on: .bulk) }
        scene.state.connect(.bulk, isSessionPresent: true)
        #expect(reading(&scene, at: nil, packet: 9) == .taken)
    }
}
