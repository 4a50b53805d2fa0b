import CareCore
import Testing

/// Decision 21: when a field of a foreign message is an event.
@Suite struct ForeignTests {
    /// A smoke alarm with a button: `smoke` is state 0, `contact` state 1.
    private static func alarm() throws -> Profile {
        let smoke = EventField(name: "smoke", isState: true, values: ["true": .smoke, "false": nil])
        let contact = EventField(
            name: "contact", isState: true, values: ["false": .doorOpened, "true": .doorClosed])
        let action = EventField(name: "action", isState: false, values: ["press": .smoke])
        let claim = TopicClaim(
            pattern: try TopicPattern("z/{device}"), lane: .urgent,
            content: .telemetry(time: "t", events: [smoke, contact, action]))
        return Profile(
            id: "alarm", title: Fixture.title("alarm"), deviceClass: .householdAlarm, servesHousehold: false,
            isReusable: true, slots: [Fixture.slot(.battery, 0...100, period: .hours(6), holds: true)], fields: [],
            events: ["smoke": .smoke], topics: [claim],
            liveness: Liveness(late: .hours(13), offline: .hours(25), throughHub: false),
            rules: [
                Fixture.rule(
                    "ENV-1", when: Program([.event(mask: EventKind.smoke.mask)]), stages: [Fixture.stage(.p1)],
                    latches: true, late: .raise, triggers: Fixture.onEvents(.smoke))
            ])
    }

    private static func scene() throws -> Scene {
        var scene = Scene(try alarm())
        scene.assign("s1", "alarm")
        scene.effects.reset()
        return scene
    }

    private static let smoke = Signal(event: .smoke, state: 0)
    private static let clear = Signal(event: nil, state: 0)
    private static let open = Signal(event: .doorOpened, state: 1)
    private static let shut = Signal(event: .doorClosed, state: 1)
    private static let press = Signal(event: .smoke, state: nil)

    @discardableResult
    private static func say(
        _ signals: Signal..., in scene: inout Scene, at deviceTime: Timestamp? = nil, battery: Double? = nil,
        retained: Bool = false, packet: UInt16 = 0, hash: UInt64 = 0
    ) -> Verdict {
        var message = Message()
        message.device = scene.number(of: "s1")
        message.kind = .telemetry
        message.isForeign = true
        message.isRetained = retained
        message.signals = signals
        message.samples = battery.map { [Sample(metric: .battery, value: $0)] } ?? []
        message.deviceTime = deviceTime
        message.receivedAt = scene.now
        message.delivery = Delivery(lane: .urgent, packetID: packet, hash: hash)
        return scene.state.apply(message, at: scene.now, into: &scene.effects)
    }

    private static func kinds(_ scene: borrowing Scene) -> [EventKind] { scene.effects.events.map(\.kind) }

    @Test func `a state is an event when it changes, a press is one each time`() throws {
        var scene = try Self.scene()
        for signal in [Self.clear, Self.smoke, Self.smoke, Self.clear, Self.smoke, Self.press, Self.press] {
            Self.say(signal, in: &scene)
            scene.now = scene.now + .seconds(1)
        }
        #expect(Self.kinds(scene) == [.smoke, .smoke, .smoke, .smoke])
        #expect(scene.effects.alarmEdges.last?.alarm.count == 4)
    }

    @Test func `from the unknown a danger begins, a door was open before`() throws {
        var scene = try Self.scene()
        Self.say(Self.smoke, Self.open, in: &scene)
        #expect(Self.kinds(scene) == [.smoke])
        Self.say(Self.smoke, Self.shut, in: &scene)
        #expect(Self.kinds(scene) == [.smoke, .doorClosed])
        Self.say(Self.open, in: &scene)
        #expect(Self.kinds(scene) == [.smoke, .doorClosed, .doorOpened])
    }

    @Test func `one message tells one kind once, and its readings beside`() throws {
        var scene = try Self.scene()
        #expect(Self.say(Self.smoke, Self.press, in: &scene, battery: 80) == .taken)
        #expect(Self.kinds(scene) == [.smoke])
        #expect(scene.effects.readings.map(\.value) == [80])
        #expect(scene.effects.receipts.isEmpty)
    }

    @Test func `a retained message changes nothing`() throws {
        var scene = try Self.scene()
        guard case .quarantined(.retainedEvent, _) = Self.say(Self.smoke, in: &scene, battery: 9, retained: true) else {
            Issue.record("a retained message was taken")
            return
        }
        #expect(scene.effects.events.isEmpty && scene.effects.readings.isEmpty)
        Self.say(Self.smoke, in: &scene)
        #expect(Self.kinds(scene) == [.smoke])
    }

    @Test func `a message without a time is known by its delivery`() throws {
        var scene = try Self.scene()
        scene.state.connect(.urgent, isSessionPresent: true)
        Self.say(Self.press, in: &scene, packet: 7, hash: 1)
        scene.state.connect(.urgent, isSessionPresent: true)
        #expect(Self.say(Self.press, in: &scene, packet: 7, hash: 1) == .duplicate)
        Self.say(Self.press, in: &scene, packet: 8, hash: 1)
        #expect(scene.effects.events.count == 2)
    }

    @Test func `a message with a time is known by it, unless its clock is not believed`() throws {
        var scene = try Self.scene()
        let time = scene.now
        for _ in 0..<3 { Self.say(Self.press, in: &scene, at: time) }
        #expect(scene.effects.events.map(\.deviceTime) == [time])
        // A clock that was never set stands still: every press is another one.
        for packet in UInt16(1)...3 {
            Self.say(Self.press, in: &scene, at: Timestamp(milliseconds: 5), packet: packet, hash: UInt64(packet))
        }
        #expect(scene.effects.events.count == 4)
    }

    @Test func `an older message moves no state, but tells what nobody has told`() throws {
        var scene = try Self.scene()
        Self.say(Self.smoke, in: &scene, at: scene.now)
        Self.say(Self.clear, in: &scene, at: scene.now - .seconds(10))
        Self.say(Self.smoke, in: &scene, at: scene.now + .seconds(10))
        #expect(scene.effects.events.count == 1)
        scene.now = scene.now + .seconds(30)
        Self.say(Self.clear, in: &scene, at: scene.now)
        Self.say(Self.smoke, in: &scene, at: scene.now - .seconds(5))
        Self.say(Self.clear, in: &scene, at: scene.now + .seconds(1))
        #expect(scene.effects.events.count == 2)
    }

    @Test func `a state that outlives its test rings after it`() throws {
        var scene = try Self.scene()
        _ = scene.state.apply(
            .openTestWindow(Fixture.bed, length: .minutes(5), by: "Li"), at: scene.now, into: &scene.effects)
        Self.say(Self.smoke, in: &scene)
        #expect(scene.effects.events.map(\.isTest) == [true])
        scene.now = scene.now + .minutes(6)
        Self.say(Self.smoke, in: &scene)
        Self.say(Self.smoke, in: &scene)
        #expect(scene.effects.events.map(\.isTest) == [true, false])
    }

    @Test func `another family starts from the unknown`() throws {
        var scene = try Self.scene()
        Self.say(Self.smoke, in: &scene)
        scene.now = scene.now + .minutes(1)
        scene.assign("s1", "alarm", to: Fixture.otherBed, since: scene.now)
        // What comes late from before belongs to the former family and says nothing of this one.
        Self.say(Self.smoke, in: &scene, at: scene.now - .seconds(5))
        Self.say(Self.smoke, in: &scene, at: scene.now)
        let places = scene.effects.events.map(\.place)
        #expect(places.count == 3 && places[0] == places[1] && places[1] != places[2])
    }

    @Test func `who serves nobody changes nothing`() throws {
        var scene = try Self.scene()
        let before = scene.state.encode(scene.number(of: "s1"))
        let verdict = Self.say(Self.smoke, in: &scene, at: Fixture.start - .days(30), battery: 3)
        guard case .quarantined(.notInService, _) = verdict else {
            Issue.record("taken")
            return
        }
        #expect(scene.state.encode(scene.number(of: "s1")) == before)
    }

    @Test func `a status of a bridge is no sign of life`() throws {
        var scene = try Self.scene()
        let before = scene.state.encode(scene.number(of: "s1"))
        scene.now = scene.now + .hours(1)
        var message = Message()
        message.device = scene.number(of: "s1")
        message.kind = .status
        message.isForeign = true
        message.online = true
        message.receivedAt = scene.now
        #expect(scene.state.apply(message, at: scene.now, into: &scene.effects) == .taken)
        #expect(scene.state.encode(scene.number(of: "s1")) == before)
    }

    @Test func `what was said outlives a restart, and a state of a version before them is read`() throws {
        var scene = try Self.scene()
        let device = scene.number(of: "s1")
        let untold = scene.state.encode(device)
        Self.say(Self.smoke, Self.open, in: &scene, at: scene.now)
        let bytes = scene.state.encode(device)
        var other = try Self.scene()
        try other.state.decode(bytes, into: device)
        #expect(other.state.encode(device) == bytes)
        other.now = scene.now + .seconds(1)
        Self.say(Self.smoke, Self.open, in: &other, at: other.now)
        #expect(other.effects.events.isEmpty)
        // Version 2 ended before the states; the version is the first byte, zigzag.
        var old = untold
        #expect(old[0] == 8 && old.last == 0)
        old[0] = 4
        old.removeLast()
        var third = try Self.scene()
        try third.state.decode(old, into: device)
        #expect(third.state.encode(device) == untold)
        #expect(throws: StateError.unknownVersion(5)) {
            try third.state.decode([10] + untold.dropFirst(), into: device)
        }
    }
}
