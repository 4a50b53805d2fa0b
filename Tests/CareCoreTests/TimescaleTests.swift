import Testing

@testable import CareCore

/// What is measured on the gateway's clock does not end by a device's: decision 102.
@Suite struct TimescaleTests {
    /// By how much the clocks of these devices run ahead of the gateway's.
    private static let ahead = Milliseconds.seconds(29)

    /// Lets time pass while the hub says whether it has mains, every three seconds by its own clock.
    private func speak(for length: Milliseconds, mains: Double = 1, _ scene: inout Scene) {
        let end = scene.now + length
        while scene.now < end {
            _ = scene.reading(.mains, mains, from: "h1", at: scene.now + Self.ahead)
            scene.advance(.seconds(3))
        }
    }

    private func hub(_ rule: Rule) -> Profile {
        Profile(
            id: "hub", title: Fixture.title("hub"), deviceClass: .hub, servesHousehold: true, isReusable: true,
            slots: Fixture.hub.slots, fields: [], events: [:], liveness: Fixture.hub.liveness, rules: [rule])
    }

    /// A hub that was silent for half an hour, whose alarm is over after a minute of hearing it.
    private func silent() -> Scene {
        var scene = Scene(Fixture.townHub)
        scene.assign("h1", "hub")
        _ = scene.reading(.mains, 1, from: "h1", at: scene.now + Self.ahead)
        scene.advance(.minutes(30))
        #expect(scene.takeEdges() == ["DEV-1 raised P3 unacknowledged count 1 at 900"])
        return scene
    }

    @Test func `a hub whose clock runs ahead is back after a minute of the gateway's`() {
        var scene = silent()
        speak(for: .seconds(57), &scene)
        #expect(scene.takeEdges() == [])
        speak(for: .seconds(3), &scene)
        #expect(scene.takeEdges() == ["DEV-1 cleared P3 normal count 1 at 1860"])
    }

    @Test func `the gateway's clock is the gateway's after a restart too`() throws {
        var scene = silent()
        speak(for: .seconds(30), &scene)
        var other = try scene.readBack()
        #expect(other.state.encode(other.number(of: "h1")) == scene.state.encode(scene.number(of: "h1")))
        speak(for: .seconds(27), &other)
        #expect(other.takeEdges() == [])
        speak(for: .seconds(3), &other)
        #expect(other.takeEdges() == ["DEV-1 cleared P3 normal count 1 at 1860"])
    }

    /// The hub's state as a gateway of version 13 wrote it, 30 s after it had heard the hub again.
    private func stateOfVersion13(_ scene: borrowing Scene) throws -> [UInt8] {
        let rule = try #require(Fixture.townHub.rules.first)
        let heard = (Fixture.start + .minutes(30)).milliseconds
        var writer = StateWriter()
        writer.integer(13)
        writer.integer(scene.state.slots[0].heardListening)
        writer.integer(Int64.min)
        for _ in 0..<2 { writer.integer(-1) }
        writer.integer(Int64.max)
        writer.integer(scene.now.milliseconds)
        // No identities, no cells, one rule: raised, and to be asked when its off-delay is over.
        for count in [0, 0, 1] { writer.integer(count) }
        writer.bits(rule.fingerprint)
        writer.integer(1)
        writer.flag(false)
        writer.integer(heard + 60_000)
        writer.integer((Fixture.start + .minutes(15)).milliseconds)
        writer.integer(Int64.min)
        writer.integer(RuleLayout.stageTimers + 1)
        for timer in 0...RuleLayout.stageTimers {
            let isRunning = timer == RuleLayout.clearTimer
            for _ in 0..<2 { writer.integer(isRunning ? heard : .min) }
            writer.integer(isRunning ? 1 : 0)
        }
        // No windows, no states of fields.
        for _ in 0..<2 { writer.integer(0) }
        return writer.bytes
    }

    @Test func `an off-delay of an older state goes on with the gateway's clock`() throws {
        var scene = silent()
        speak(for: .seconds(30), &scene)
        var other = Scene(at: scene.now)
        other.state = GatewayState(profiles: scene.state.profiles, registry: scene.state.registry)
        try other.state.decodeCore(scene.state.encodeCore())
        try other.state.decode(try stateOfVersion13(scene), into: scene.number(of: "h1"))
        speak(for: .seconds(27), &other)
        #expect(other.takeEdges() == [])
        speak(for: .seconds(3), &other)
        #expect(other.takeEdges() == ["DEV-1 cleared P3 normal count 1 at 1860"])
    }

    @Test func `a rule that asks what was heard counts on the gateway's clock, whatever begins it`() {
        let dark = Fixture.rule(
            "DARK",
            when: Program([.constant(900_000), .silentDevice, .not, .metric(slot: 0), .not, .and]),
            stages: [Fixture.stage(.p3, after: .minutes(5))], subject: .device,
            triggers: Fixture.onSlots(0b1, clock: true))
        var scene = Scene(hub(dark))
        scene.assign("h1", "hub")
        // The clock jumps ahead after the first word.
        _ = scene.reading(.mains, 0, from: "h1")
        speak(for: .seconds(297), mains: 0, &scene)
        #expect(scene.takeEdges() == [])
        speak(for: .seconds(3), mains: 0, &scene)
        #expect(scene.takeEdges() == ["DARK raised P3 unacknowledged count 1 at 300"])
    }

    @Test func `what a person closed rings again by the clock on which it was closed`() {
        let dark = Fixture.rule(
            "DARK", when: Program([.metric(slot: 0), .not]), stages: [Fixture.stage(.p3)],
            clearing: .condition(when: Program([.metric(slot: 0)]), delay: .constant(0), events: 0), subject: .device,
            triggers: Fixture.onSlots(0b1, clock: true))
        var scene = Scene(hub(dark))
        scene.assign("h1", "hub")
        speak(for: .seconds(3), mains: 0, &scene)
        let close = Command.step(AlarmID(1), .close(.falsePress, note: "a fuse"), by: "li")
        guard case .done = scene.state.apply(close, at: scene.now, into: &scene.effects) else {
            Issue.record("the closing was refused")
            return
        }
        _ = scene.takeEdges()
        speak(for: .hours(4) - .seconds(3), mains: 0, &scene)
        #expect(scene.takeEdges() == [])
        speak(for: .seconds(3), mains: 0, &scene)
        #expect(scene.takeEdges() == ["DARK raised P3 unacknowledged count 1 at 14403"])
    }

    @Test func `what was told late stands for its whole time from when it was told`() {
        let door = Fixture.rule(
            "DOOR", when: Program([.event(mask: EventKind.doorOpened.mask)]),
            stages: [Fixture.stage(.p3, audience: .carer)],
            clearing: .condition(when: nil, delay: .constant(3_600_000), events: 0), late: .raise,
            triggers: Fixture.onEvents(.doorOpened))
        var scene = Scene(Fixture.mattress([door]))
        scene.assign("m1", "mattress")
        _ = scene.event(.doorOpened, from: "m1", reference: "1", at: scene.now - .minutes(40))
        for _ in 0..<1_199 {
            _ = scene.reading(.inBed, 1, from: "m1", at: scene.now + Self.ahead)
            scene.advance(.seconds(3))
        }
        #expect(scene.takeEdges() == ["DOOR raised P3 unacknowledged count 1 at 0"])
        scene.advance(.seconds(3))
        #expect(scene.takeEdges() == ["DOOR cleared P3 normal count 1 at 3600"])
    }

    @Test func `what is measured in device time is served before a newer sample of that time`() {
        let out = Fixture.rule(
            "OUT", when: Program([.metric(slot: 1), .not]), stages: [Fixture.stage(.p3, after: .minutes(5))],
            clearing: .condition(when: Program([.metric(slot: 1)]), delay: .constant(60_000), events: 0),
            triggers: Fixture.onSlots(0b10, clock: true))
        var scene = Scene(Fixture.mattress([out]))
        scene.assign("m1", "mattress")
        scene.now = Fixture.start + .minutes(9)
        // A backlog in which nothing was said at the moment at which the delay was over.
        for (minute, value) in [(0, 0.0), (2, 0), (4, 0), (6, 1)] as [(Int64, Double)] {
            _ = scene.reading(.inBed, value, from: "m1", at: Fixture.start + .minutes(minute))
        }
        #expect(scene.takeEdges() == ["OUT raised P3 unacknowledged count 1 at 540"])
    }
}
