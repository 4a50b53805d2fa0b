import CareCore
import Testing

/// What people do with an alarm: every order of steps, and what each refusal leaves behind.
@Suite struct AlarmStepTests {
    private static let steps: [AlarmStep] = [
        .acknowledge, .callBack(note: ""), .dispatch(responder: "Wang", note: ""), .arrive(note: ""),
        .close(.realHelpGiven, note: "helped"), .reopen(reason: "too early"), .assign(to: "Li"), .comment("hm"),
        .shelve(length: .hours(1), untilClear: false, reason: "rain"), .unshelve,
    ]

    private func scene() -> Scene {
        var scene = Scene(Fixture.button, Fixture.hub, Fixture.mattress([Fixture.fastHeart]))
        scene.assign("h1", "hub")
        scene.assign("b1", "button")
        scene.assign("m1", "mattress")
        return scene
    }

    /// A pressed button: alarm 1 of priority 1.
    private func pressed() -> Scene {
        var scene = scene()
        _ = scene.event(.sos, from: "b1", reference: "r1", at: scene.now)
        _ = scene.takeEdges()
        return scene
    }

    /// A fast heart: alarm 1 of priority 2.
    private func fast() -> Scene {
        var scene = scene()
        for _ in 0..<4 {
            scene.advance(.minutes(1))
            _ = scene.reading(.heartRate, 140, from: "m1")
        }
        _ = scene.takeEdges()
        return scene
    }

    private func take(_ step: AlarmStep, _ scene: inout Scene, by: String = "li") -> CommandOutcome {
        scene.state.apply(.step(AlarmID(1), step, by: by), at: scene.now, into: &scene.effects)
    }

    private func isDone(_ outcome: CommandOutcome) -> Bool { if case .done = outcome { true } else { false } }

    @Test func `the whole way of an emergency is kept with who and when`() throws {
        var scene = pressed()
        for (minute, step) in Self.steps.prefix(4).enumerated() {
            scene.now = Fixture.start + .minutes(Int64(minute))
            #expect(isDone(take(step, &scene, by: "p\(minute)")))
        }
        let alarm = try #require(scene.state.openAlarms.first)
        #expect(alarm.work == .onSite)
        #expect(alarm.acknowledgedBy == "p0")
        #expect(alarm.calledBack == AlarmDeed(at: Fixture.start + .minutes(1), by: "p1"))
        #expect(alarm.dispatched == AlarmDeed(at: Fixture.start + .minutes(2), by: "p2"))
        #expect(alarm.responder == "Wang")
        #expect(alarm.arrived == AlarmDeed(at: Fixture.start + .minutes(3), by: "p3"))
        #expect(isDone(take(.close(.realHelpGiven, note: "helped"), &scene)))
        let closed = try #require(scene.effects.alarmEdges.last)
        #expect(closed.detail == AlarmRemark(zh: "已实际救助：helped", en: "Real help given: helped"))
        #expect(closed.alarm.closeText == "helped")
    }

    @Test func `every sequence of three steps: work never goes back, a refusal changes nothing`() {
        var refusals = 0
        for code in 0..<1_000 {
            var scene = fast()
            var rest = code
            for _ in 0..<3 {
                let step = Self.steps[rest % 10]
                rest /= 10
                let before = scene.state.encodeCore()
                let work = scene.state.openAlarms.first?.work
                let edges = scene.effects.alarmEdges.count
                let outcome = take(step, &scene)
                let after = scene.state.openAlarms.first
                if case .refused(let texts) = outcome {
                    refusals += 1
                    #expect(texts.allSatisfy { $0.contains("expected") })
                    #expect(scene.state.encodeCore() == before)
                    #expect(scene.effects.alarmEdges.count == edges)
                } else if let work, let after {
                    #expect(after.work >= work || step == .unshelve)
                }
                if let after { #expect((after.hold != nil) == after.state.isHeld) }
            }
        }
        #expect(refusals > 500)
    }

    @Test func `a step may be left out, none is taken back`() {
        var scene = pressed()
        #expect(isDone(take(.dispatch(responder: "Wang", note: "by car"), &scene)))
        #expect(scene.takeEdges() == ["SOS-1 dispatched P1 acknowledged count 1 at 0"])
        #expect(
            take(.callBack(note: ""), &scene)
                == .refused([
                    "alarm 1: expected work before called_back, found dispatched; steps are not taken back or twice, "
                        + "write a comment instead"
                ]))
    }

    @Test func `another press asks for another answer and help stays on its way`() throws {
        var scene = pressed()
        _ = take(.dispatch(responder: "Wang", note: ""), &scene)
        _ = scene.event(.sos, from: "b1", reference: "r2", at: scene.now + .seconds(1))
        let alarm = try #require(scene.state.openAlarms.first)
        #expect(alarm.state == .unacknowledged)
        #expect(alarm.work == .dispatched)
        #expect(isDone(take(.acknowledge, &scene)))
        #expect(scene.state.openAlarms.first?.work == .dispatched)
    }

    @Test func `a P1 closes with a note only, and without one nothing changes`() {
        var scene = pressed()
        guard case .refused(let texts) = take(.close(.falsePress, note: ""), &scene) else {
            Issue.record("a P1 closed without a note")
            return
        }
        #expect(texts == ["alarm 1: expected a note of what happened, because it is a P1; found none"])
        #expect(isDone(take(.close(.falsePress, note: "pressed in passing"), &scene)))
    }

    @Test func `what is in hand is ended by a person, also when its condition ends`() throws {
        var scene = fast()
        _ = take(.callBack(note: "she is well"), &scene)
        for _ in 0..<10 {
            scene.advance(.minutes(1))
            _ = scene.reading(.heartRate, 80, from: "m1")
        }
        #expect(scene.state.openAlarms.first?.state == .latchedAcknowledged)
        #expect(isDone(take(.close(.realHelpGiven, note: ""), &scene)))
        #expect(scene.state.openAlarms.isEmpty)
    }

    @Test func `a closing is taken back within a day, as the same alarm, and not beside another`() {
        var scene = pressed()
        _ = take(.close(.falsePress, note: "thought so"), &scene)
        scene.advance(.hours(23))
        #expect(isDone(take(.reopen(reason: "it was real"), &scene)))
        #expect(scene.state.openAlarms.first?.state == .latchedAcknowledged)
        #expect(scene.state.openAlarms.first?.edge == 3)
        _ = take(.close(.realHelpGiven, note: "helped"), &scene)
        _ = scene.event(.sos, from: "b1", reference: "r2", at: scene.now)
        guard case .refused(let texts) = take(.reopen(reason: "again"), &scene) else {
            Issue.record("two alarms of one rule and subject are open")
            return
        }
        #expect(texts.first?.contains("is open; use that") == true)
        scene.advance(.hours(25))
        guard case .refused = take(.reopen(reason: "again"), &scene) else {
            Issue.record("reopened after a day")
            return
        }
    }
}
