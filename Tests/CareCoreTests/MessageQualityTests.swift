import CareCore
import Testing

/// DQ-2 and DQ-3: messages that cannot be believed and clocks that are wrong, told to the technician.
@Suite struct MessageQualityTests {
    private func scene() -> Scene {
        var scene = Scene(Fixture.townHub)
        scene.assign("h1", "hub")
        scene.effects.reset()
        return scene
    }

    /// A message with one value, the device's clock being off by so many ms.
    private func send(_ scene: inout Scene, isBad: Bool = false, clock: Int64 = 0) {
        scene.now = scene.now + .seconds(1)
        var message = Message()
        message.device = scene.number(of: "h1")
        message.kind = .telemetry
        message.deviceTime = scene.now + Milliseconds(clock)
        message.receivedAt = scene.now
        message.samples = [Sample(metric: .mains, value: 1, validity: isBad ? .implausible : .valid)]
        _ = scene.state.apply(message, at: scene.now, into: &scene.effects)
    }

    private func edges(_ scene: inout Scene, _ rule: FleetRule) -> [String] {
        defer { scene.effects.reset() }
        return scene.effects.alarmEdges.filter { $0.alarm.key.rule == rule.rawValue }.map {
            "\($0.cause.name) \($0.alarm.priority.name) \($0.alarm.audience.name) \($0.detail?.words.en ?? "")"
        }
    }

    @Test(arguments: [(4, false), (5, false), (6, true), (7, true)])
    func `more than five bad messages among the newest hundred are told`(bad: Int, isTold: Bool) {
        var scene = scene()
        for number in 0..<100 { send(&scene, isBad: number % 14 == 0 && number / 14 < bad) }
        #expect(!edges(&scene, .badMessages).isEmpty == isTold)
    }

    @Test func `what lies more than a hundred messages back does not count, and the last bad one ends it`() {
        var scene = scene()
        for _ in 0..<5 { send(&scene, isBad: true) }
        for _ in 0..<95 { send(&scene) }
        // The first of the five goes as the sixth comes.
        send(&scene, isBad: true)
        #expect(edges(&scene, .badMessages) == [])
        send(&scene, isBad: true)
        #expect(edges(&scene, .badMessages) == [])
        scene = self.scene()
        for _ in 0..<6 { send(&scene, isBad: true) }
        #expect(edges(&scene, .badMessages) == ["raised P4 technician 6 of the newest 100 messages"])
        for _ in 0..<99 { send(&scene) }
        #expect(edges(&scene, .badMessages) == [])
        send(&scene)
        #expect(edges(&scene, .badMessages) == ["cleared P4 technician "])
    }

    @Test func `a message that cannot be read counts like one that cannot be believed`() {
        var scene = scene()
        let device = scene.number(of: "h1")
        for _ in 0..<5 { scene.state.countUnreadable(device, at: scene.now, into: &scene.effects) }
        #expect(edges(&scene, .badMessages) == [])
        scene.state.countUnreadable(device, at: scene.now, into: &scene.effects)
        #expect(edges(&scene, .badMessages).count == 1)
    }

    @Test(arguments: [
        (Int64(300_000), false), (300_001, true), (-300_000, false), (-300_001, true), (7_200_000, true),
        (-1_700_000_000_000, true),
    ])
    func `a clock that is off by more than five minutes for an hour is told`(off: Int64, isTold: Bool) {
        var scene = scene()
        for _ in 0..<3_600 { send(&scene, clock: off) }
        #expect(edges(&scene, .clockSkew) == [])
        send(&scene, clock: off)
        #expect(!edges(&scene, .clockSkew).isEmpty == isTold)
    }

    @Test func `one message with the right time starts the hour anew, and less than a minute ends the alarm`() {
        var scene = scene()
        send(&scene, clock: 600_000)
        scene.advance(.minutes(50))
        send(&scene, clock: 299_000)
        scene.advance(.minutes(50))
        send(&scene, clock: 600_000)
        #expect(edges(&scene, .clockSkew) == [])
        scene.advance(.hours(1))
        send(&scene, clock: 600_000)
        #expect(edges(&scene, .clockSkew) == ["raised P4 technician off in every message for 1h"])
        send(&scene, clock: 60_000)
        #expect(edges(&scene, .clockSkew) == [])
        send(&scene, clock: -59_999)
        #expect(edges(&scene, .clockSkew) == ["cleared P4 technician "])
    }

    @Test func `who closes it is told again only by new messages`() {
        var scene = scene()
        for _ in 0..<6 { send(&scene, isBad: true) }
        _ = scene.state.apply(
            .close(AlarmID(1), by: "li", reason: .other, note: ""), at: scene.now, into: &scene.effects)
        _ = edges(&scene, .badMessages)
        for _ in 0..<5 { send(&scene, isBad: true) }
        #expect(edges(&scene, .badMessages) == [])
        send(&scene, isBad: true)
        #expect(edges(&scene, .badMessages).count == 1)
    }

    @Test func `an event that is repeated says nothing of the clock, new ones do`() {
        var scene = Scene(Fixture.button)
        scene.assign("b1", "button")
        for _ in 0..<90 {
            scene.advance(.minutes(1))
            _ = scene.event(.sos, from: "b1", reference: "r", at: scene.now - .minutes(20))
        }
        // Each is late and new: the device's clock is 20 minutes off as far as anybody can tell.
        #expect(scene.effects.alarmEdges.contains { $0.alarm.key.rule == "DQ-3" })
        scene = Scene(Fixture.button)
        scene.assign("b1", "button")
        for _ in 0..<90 {
            scene.advance(.minutes(1))
            _ = scene.event(.sos, from: "b1", reference: "r", at: Fixture.start - .minutes(19))
        }
        #expect(!scene.effects.alarmEdges.contains { $0.alarm.key.rule == "DQ-3" })
    }

    @Test func `what is known of messages outlives a restart to the byte`() throws {
        var scene = scene()
        for _ in 0..<5 { send(&scene, isBad: true, clock: 400_000) }
        scene.state.countStranger(AlarmRemark("who"), at: scene.now, into: &scene.effects)
        var state = GatewayState(profiles: scene.state.profiles, registry: scene.state.registry)
        try state.decodeCore(scene.state.encodeCore())
        try state.decode(scene.state.encode(DeviceNumber(0)), into: DeviceNumber(0))
        #expect(state.encodeCore() == scene.state.encodeCore())
        scene.state = state
        scene.state.setListening(true, at: scene.now)
        _ = edges(&scene, .badMessages)
        send(&scene, isBad: true)
        #expect(edges(&scene, .badMessages).count == 1)
        for length in scene.state.encodeCore().indices {
            var other = GatewayState(profiles: scene.state.profiles, registry: scene.state.registry)
            #expect(throws: StateError.self) { try other.decodeCore(Array(scene.state.encodeCore().prefix(length))) }
        }
    }
}
