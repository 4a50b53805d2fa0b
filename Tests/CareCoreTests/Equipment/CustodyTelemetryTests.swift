import CareCore
import Testing

/// care.md 11, the third column: what each state lets through.
@Suite struct CustodyTelemetryTests {
    private static let everything: Set<String> = [
        "SOS-1", "FALL-1", "ENV-1", "ENV-2", "ENV-2-CO", "ENV-2-PPM", "VIT-4", "WET-2", "MED-2",
    ]
    private static let note = " 服务已终止 service ended"

    private func scene(in state: CustodyState?) -> Scene {
        var scene = Scene(CareBed.profile)
        scene.assign("m1", "all")
        if let state { scene.custody("m1", state) }
        scene.effects.reset()
        return scene
    }

    @Test func `a device on no book and one in service are judged in full`() {
        for state in [nil, CustodyState.inService] {
            var scene = scene(in: state)
            scene.tryEverything(at: "m1")
            #expect(scene.takeRaised() == Self.everything)
        }
    }

    @Test func `while it is fitted every event is a test, no measured value rings, and readings are the bed's`() {
        for state in [CustodyState.allocated, .installing] {
            var scene = scene(in: state)
            scene.tryEverything(at: "m1")
            #expect(scene.effects.events.allSatisfy(\.isTest) && scene.effects.events.count == 6)
            #expect(scene.effects.readings.count == 3, "its first valid reading accepts it")
            #expect(
                scene.takeRaised() == [
                    "SOS-1 test", "FALL-1 test", "ENV-1 test", "ENV-2 test", "ENV-2-CO test", "MED-2 test",
                ])
            scene.advance(.hours(2))
            #expect(scene.takeRaised() == [], "its silence is nobody's alarm")
        }
    }

    @Test func `allocated and not bound yet, or in a workshop, it is tried without a word`() {
        for states in [[CustodyState.inStock, .allocated], [.repair]] {
            var scene = scene(in: states[0])
            for state in states.dropFirst() { scene.custody("m1", state) }
            scene.advance(.minutes(20))
            scene.effects.reset()
            scene.tryEverything(at: "m1")
            scene.advance(.minutes(20))
            scene.tryEverything(at: "m1")
            #expect(scene.effects.readings.isEmpty && scene.effects.events.isEmpty)
            #expect(scene.effects.counters.readingsOfNobody == 6)
            #expect(scene.takeRaised() == [])
        }
    }

    @Test func `of a suspended device what threatens the household rings, and not the fall of who is away`() {
        var scene = scene(in: .suspended)
        scene.tryEverything(at: "m1")
        #expect(scene.effects.readings.count == 3)
        #expect(scene.takeRaised() == ["SOS-1", "ENV-1", "ENV-2", "ENV-2-CO", "ENV-2-PPM"])
    }

    @Test func `until it is collected emergencies ring and say that the service has ended`() {
        var scene = scene(in: .pendingReturn)
        scene.tryEverything(at: "m1")
        let raised = ["SOS-1", "FALL-1", "ENV-1", "ENV-2", "ENV-2-CO", "ENV-2-PPM"].map { $0 + Self.note }
        let alarms = scene.effects.alarmEdges.map(\.alarm)
        #expect(alarms.allSatisfy { $0.priority == .p1 && !$0.key.isTest && $0.note == Alarm.serviceEnded })
        #expect(scene.takeRaised() == Set(raised))
    }

    @Test func `the silence of what must ring is a technician's until it is collected, of other things nobody's`() {
        var scene = scene(in: .pendingReturn)
        scene.advance(.minutes(31))
        let alarm = scene.effects.alarmEdges.first?.alarm
        #expect(alarm?.audience == .technician && alarm?.key.rule == "DEV-3")
        #expect(scene.takeRaised() == ["DEV-3" + Self.note])
        #expect(scene.state.openOrders.map(\.problems.count) == [1], "somebody is sent")
        scene.custody("m1", .returned)
        #expect(!scene.state.openAlarms.contains { $0.key.rule == "DEV-3" && $0.state.isActive })
        var away = self.scene(in: .suspended)
        away.advance(.minutes(31))
        #expect(away.takeRaised() == [])
        var plain = Scene(CareBed.plain)
        plain.assign("m1", "plain")
        plain.custody("m1", .pendingReturn)
        plain.advance(.minutes(31))
        #expect(plain.takeRaised() == [])
        plain.custody("m1", .inService)
        plain.advance(.minutes(31))
        #expect(plain.takeRaised() == ["DEV-3"])
    }

    @Test func `what lies in a store is heard and nothing of it is kept`() {
        for state in [CustodyState.inStock, .returned, .sanitizing, .ready, .retired, .lost] {
            var scene = scene(in: state)
            scene.advance(.minutes(1))
            scene.effects.reset()
            scene.tryEverything(at: "m1")
            #expect(scene.effects.readings.isEmpty && scene.effects.events.isEmpty, "\(state)")
            #expect(scene.effects.counters.readingsOfNobody == 3)
            #expect(scene.effects.counters.contactsInStore == 9)
            #expect(scene.takeRaised().allSatisfy { $0.hasPrefix("AST-") })
        }
    }

    @Test func `a device that asks is told that nobody keeps what it measures`() {
        var scene = scene(in: .returned)
        scene.advance(.minutes(1))
        scene.effects.reset()
        var message = Message()
        message.device = scene.number(of: "m1")
        message.deviceTime = scene.now
        message.receivedAt = scene.now
        message.reference = "r1"
        message.wantsReceipt = true
        message.samples = [Sample(metric: .heartRate, value: 70)]
        #expect(scene.state.apply(message, at: scene.now, into: &scene.effects) == .taken)
        #expect(scene.effects.receipts.map(\.status) == [.notInService])
    }

    @Test func `what was measured in service and comes after the end is the household's, and judged by nobody`() {
        var scene = scene(in: .inService)
        scene.custody("m1", through: [.pendingReturn, .returned])
        let end = scene.now
        scene.effects.reset()
        scene.advance(.minutes(5))
        var message = Message()
        message.device = scene.number(of: "m1")
        message.receivedAt = scene.now
        message.samples = [end - .minutes(1), end + .minutes(1)].map {
            Sample(metric: .heartRate, value: 140, deviceTime: $0)
        }
        #expect(scene.state.apply(message, at: scene.now, into: &scene.effects) == .taken)
        #expect(scene.effects.readings.map(\.at) == [end - .minutes(1)])
        #expect(scene.effects.counters.readingsOfNobody == 1)
        #expect(scene.takeRaised() == [])
    }

    @Test func `accepted, it is judged from then on`() {
        var scene = scene(in: .installing)
        scene.tryEverything(at: "m1")
        _ = scene.takeRaised()
        scene.custody("m1", .inService)
        scene.advance(.minutes(1))
        scene.tryEverything(at: "m1")
        #expect(scene.takeRaised() == Self.everything)
    }
}
