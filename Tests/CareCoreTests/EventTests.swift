import CareCore
import Testing

@Suite struct EventTests {
    @Test func `a press raises one alarm and its duplicates none`() {
        var scene = Scene(Fixture.button)
        scene.assign("b1", "button")
        #expect(scene.event(.sos, from: "b1", reference: "r1", at: scene.now) == .taken)
        #expect(scene.takeEdges() == ["SOS-1 raised P1 unacknowledged count 1 at 0"])
        for _ in 0..<3 { #expect(scene.event(.sos, from: "b1", reference: "r1", at: scene.now) == .duplicate) }
        #expect(scene.effects.receipts.map(\.status) == [.duplicate, .duplicate, .duplicate])
        #expect(scene.takeEdges() == [])
    }

    @Test func `the same reference with another time is a new press`() {
        var scene = Scene(Fixture.button)
        scene.assign("b1", "button")
        _ = scene.event(.sos, from: "b1", reference: "r1", at: scene.now)
        _ = scene.event(.sos, from: "b1", reference: "r1", at: scene.now + .seconds(1))
        #expect(scene.effects.counters.referencesReused == 1)
        #expect(scene.takeEdges().last == "SOS-1 repeated P1 unacknowledged count 2 at 0")
    }

    @Test(arguments: [(later: 8, others: 7, isKnown: true), (400, 7, true), (6, 40, true), (8, 8, false)])
    func `a device that says an old event again is known by its newest eight, however old`(
        later: Int64, others: Int, isKnown: Bool
    ) {
        var scene = Scene(Fixture.button)
        scene.assign("b1", "button")
        let first = scene.now
        for number in 0...others {
            _ = scene.event(.sos, from: "b1", reference: "r\(number)", at: first + .seconds(Int64(number)))
        }
        scene.now = scene.now + .days(later)
        // Whoever speaks first makes the rest of the week before forgotten.
        let last = first + .seconds(Int64(others))
        #expect(scene.event(.sos, from: "b1", reference: "r\(others)", at: last) == .duplicate)
        #expect(scene.event(.sos, from: "b1", reference: "r0", at: first) == (isKnown ? .duplicate : .taken))
    }

    @Test func `a reference without a time is known for a day, then it is a restarted counter`() {
        var scene = Scene(Fixture.button)
        scene.assign("b1", "button")
        _ = scene.event(.sos, from: "b1", reference: "r1", at: nil)
        scene.now = scene.now + .hours(23)
        #expect(scene.event(.sos, from: "b1", reference: "r1", at: nil) == .duplicate)
        scene.now = scene.now + .hours(2)
        #expect(scene.event(.sos, from: "b1", reference: "r1", at: nil) == .taken)
    }

    @Test func `a press without reference and time is known by its delivery only after a resumed session`() {
        var scene = Scene(Fixture.button)
        scene.assign("b1", "button")
        #expect(scene.event(.sos, from: "b1", at: nil, packet: 7, hash: 99) == .taken)
        #expect(scene.event(.sos, from: "b1", at: nil, packet: 7, hash: 99) == .taken)
        scene.state.connect(.urgent, isSessionPresent: true)
        #expect(scene.event(.sos, from: "b1", at: nil, packet: 7, hash: 99) == .duplicate)
        #expect(scene.event(.sos, from: "b1", at: nil, packet: 8, hash: 99) == .taken)
    }

    @Test func `an answer to silence: nobody acknowledges and it is announced again every minute`() {
        var scene = Scene(Fixture.button)
        scene.assign("b1", "button")
        _ = scene.event(.sos, from: "b1", reference: "r1", at: scene.now)
        _ = scene.takeEdges()
        scene.advance(.seconds(125))
        #expect(
            scene.takeEdges() == [
                "SOS-1 reminded P1 unacknowledged count 1 at 60", "SOS-1 reminded P1 unacknowledged count 1 at 120",
            ])
        #expect(
            scene.state.apply(.acknowledge(AlarmID(1), by: "ops"), at: scene.now, into: &scene.effects)
                == .done("alarm 1 acknowledged by ops"))
        _ = scene.takeEdges()
        scene.advance(.minutes(10))
        #expect(scene.takeEdges() == [])
    }

    @Test func `a press that comes late rings late, one older than a day asks for verification`() {
        var scene = Scene(Fixture.button)
        scene.assign("b1", "button", since: scene.now - .days(9))
        _ = scene.event(.sos, from: "b1", reference: "r1", at: scene.now - .minutes(40))
        #expect(scene.effects.alarmEdges.last?.alarm.isLate == true)
        #expect(scene.effects.alarmEdges.last?.alarm.priority == .p1)
        #expect(scene.effects.receipts.last?.status == .storedLate)
        scene.assign("b2", "button", to: Fixture.otherBed, since: scene.now - .days(9))
        _ = scene.event(.sos, from: "b2", reference: "r1", at: scene.now - .hours(25))
        #expect(scene.effects.alarmEdges.last?.alarm.priority == .p2)
        #expect(scene.effects.alarmEdges.map(\.alarm.note) == [nil, Alarm.toVerify])
    }

    @Test func `a press of now on top of one that is to be verified is an emergency and says nothing of verifying`() {
        var scene = Scene(Fixture.button)
        scene.assign("b1", "button", since: scene.now - .days(9))
        _ = scene.event(.sos, from: "b1", reference: "r1", at: scene.now - .hours(25))
        _ = scene.event(.sos, from: "b1", reference: "r2", at: scene.now - .hours(26))
        #expect(scene.effects.alarmEdges.last?.alarm.note == Alarm.toVerify)
        _ = scene.event(.sos, from: "b1", reference: "r3", at: scene.now)
        #expect(scene.effects.alarmEdges.last?.alarm.priority == .p1)
        #expect(scene.effects.alarmEdges.last?.alarm.note == nil)
    }

    @Test func `history of a recycled device goes to the earlier bed or to nobody`() {
        var scene = Scene(Fixture.button)
        let first = scene.now - .days(10)
        let second = scene.now - .days(1)
        scene.assign("b1", "button", to: Fixture.bed, since: first)
        scene.assign("b1", "button", to: Fixture.otherBed, since: second)
        _ = scene.event(.sos, from: "b1", reference: "old", at: second - .hours(1))
        let bed = scene.state.registry.number(of: Fixture.bed)!
        #expect(scene.effects.alarmEdges.last?.alarm.place == .bed(bed))
        let verdict = scene.event(.sos, from: "b1", reference: "older", at: first - .hours(1))
        #expect(
            verdict
                == .quarantined(
                    .notInService, "the device served nobody at its time \((first - .hours(1)).milliseconds)"))
    }

    @Test func `a device time of 1970 or the future gives way to the gateway's own`() {
        var scene = Scene(Fixture.button)
        scene.assign("b1", "button")
        for (number, time) in [Timestamp.epoch, scene.now + .minutes(5)].enumerated() {
            #expect(scene.event(.sos, from: "b1", reference: "r\(number)", at: time) == .taken)
            #expect(scene.effects.receipts.last?.status == .clockOutOfRange)
            #expect(scene.effects.events.last?.at == scene.now)
            #expect(scene.effects.alarmEdges.last?.alarm.isLate == false)
        }
    }

    @Test func `a retained event is a ghost of the broker and never an alarm`() {
        var scene = Scene(Fixture.button)
        scene.assign("b1", "button")
        let verdict = scene.event(.sos, from: "b1", reference: "r1", at: scene.now, retained: true)
        #expect(verdict == .quarantined(.retainedEvent, "the broker replayed an event; only status may be retained"))
        #expect(scene.takeEdges() == [])
    }

    @Test func `presses in a test window are tests, do not hide a real press and end by themselves`() {
        var scene = Scene(Fixture.button)
        scene.assign("b1", "button")
        let outcome = scene.state.apply(
            .openTestWindow(Fixture.bed, length: .minutes(5), by: "tech"), at: scene.now, into: &scene.effects)
        #expect(outcome == .done("presses of bed 532901-000001 are tests for 5m"))
        _ = scene.event(.sos, from: "b1", reference: "t1", at: scene.now)
        #expect(scene.effects.alarmEdges.last?.alarm.key.isTest == true)
        scene.advance(.minutes(6))
        _ = scene.takeEdges()
        _ = scene.event(.sos, from: "b1", reference: "real", at: scene.now)
        #expect(scene.takeEdges() == ["SOS-1 raised P1 unacknowledged count 1 at 360"])
        scene.advance(.minutes(5))
        #expect(scene.takeEdges().contains("SOS-1 closed P1 normal count 1 at 600"))
    }

    @Test(arguments: [Milliseconds.zero, .minutes(31)])
    func `a test window of no time or over half an hour is refused`(length: Milliseconds) {
        var scene = Scene(Fixture.button)
        scene.assign("b1", "button")
        let outcome = scene.state.apply(
            .openTestWindow(Fixture.bed, length: length, by: "tech"), at: scene.now, into: &scene.effects)
        guard case .refused = outcome else {
            Issue.record("a window of \(length) was opened")
            return
        }
    }
}
