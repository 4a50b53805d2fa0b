import CareCore
import Testing

/// Events that wait: for their cancel window, for an hour of the day, in a window that counts them.
@Suite struct PendingEventTests {
    private func wearable() -> Scene {
        var scene = Scene(Fixture.mattress([Fixture.fall]))
        scene.assign("m1", "mattress", since: Fixture.start - .days(9))
        return scene
    }

    @Test func `a test that ends takes no real fall with it that waits for its cancel window`() {
        var scene = wearable()
        _ = scene.event(.fall, from: "m1", reference: "test", at: scene.now, test: true)
        scene.advance(Limits.testAlarmAge - .seconds(10))
        _ = scene.takeEdges()
        _ = scene.event(.fall, from: "m1", reference: "real", at: scene.now)
        scene.advance(.minutes(1))
        #expect(
            scene.takeEdges() == [
                "FALL-1 closed P1 normal count 1 at 600", "FALL-1 raised P1 unacknowledged count 1 at 620",
            ])
    }

    @Test(arguments: [(Milliseconds.minutes(40), Priority.p1), (.hours(25), .p2)])
    func `a fall that comes late is marked late after its cancel window, and a day later asks for verification`(
        age: Milliseconds, priority: Priority
    ) throws {
        var scene = wearable()
        _ = scene.event(.fall, from: "m1", reference: "r1", at: scene.now - age)
        scene.advance(.seconds(1))
        let alarm = try #require(scene.effects.alarmEdges.last?.alarm)
        #expect(alarm.isLate && alarm.priority == priority)
    }

    @Test func `an event outside the hours in which it counts does not wait for them`() throws {
        let night = try #require(DailyWindow(from: 60, until: 300))
        let door = Fixture.rule(
            "DOOR", when: Program([.event(mask: EventKind.doorOpened.mask)]),
            stages: [Fixture.stage(.p3, only: Program([.between(0)]))],
            clearing: .condition(when: nil, delay: .constant(60_000), events: 0),
            triggers: Fixture.onEvents(.doorOpened), dailyWindows: [night])
        var scene = Scene(Fixture.mattress([door]))
        scene.assign("m1", "mattress")
        _ = scene.event(.doorOpened, from: "m1", reference: "evening", at: scene.now)
        scene.advance(.hours(3))
        #expect(scene.takeEdges() == [])
        _ = scene.event(.doorOpened, from: "m1", reference: "night", at: scene.now)
        #expect(scene.takeEdges() == ["DOOR raised P3 unacknowledged count 1 at 10800"])
    }

    @Test func `a late event counts in the hour in which it happened, not in the one in which it came`() {
        let often = Fixture.rule(
            "OFTEN", when: Program([.window(0, .count), .constant(3), .greaterOrEqual]), stages: [Fixture.stage(.p3)],
            triggers: Fixture.onEvents(.removed),
            windows: [Window(source: .event(mask: EventKind.removed.mask), length: .hours(1), capacity: 64)])
        var scene = Scene(Fixture.mattress([often]))
        scene.assign("m1", "mattress")
        _ = scene.event(.removed, from: "m1", reference: "1", at: scene.now)
        _ = scene.event(.removed, from: "m1", reference: "old", at: scene.now - .hours(5))
        scene.advance(.minutes(1))
        _ = scene.event(.removed, from: "m1", reference: "2", at: scene.now)
        #expect(scene.takeEdges() == [])
        _ = scene.event(.removed, from: "m1", reference: "3", at: scene.now)
        #expect(scene.takeEdges() == ["OFTEN raised P3 unacknowledged count 1 at 60"])
    }

    @Test func `a press before the test window opened is real although it comes while it is open`() {
        var scene = Scene(Fixture.button)
        scene.assign("b1", "button")
        _ = scene.state.apply(
            .openTestWindow(Fixture.bed, length: .minutes(5), by: "tech"), at: scene.now, into: &scene.effects)
        _ = scene.event(.sos, from: "b1", reference: "before", at: scene.now - .seconds(30))
        #expect(scene.effects.alarmEdges.last?.alarm.key.isTest == false)
        _ = scene.event(.sos, from: "b1", reference: "within", at: scene.now)
        #expect(scene.effects.alarmEdges.last?.alarm.key.isTest == true)
        #expect(scene.state.openAlarms.map(\.key.isTest) == [false, true])
    }

    /// An open door is the carer's at once and the operator's after five minutes, unless it closes.
    private func doorThatRises() -> Scene {
        let door = Fixture.rule(
            "DOOR", when: Program([.event(mask: EventKind.doorOpened.mask)]),
            stages: [Fixture.stage(.p3, audience: .carer), Fixture.stage(.p2, after: .minutes(5))],
            clearing: .condition(
                when: nil, delay: .constant(Double(Milliseconds.hours(1).count)), events: EventKind.doorClosed.mask),
            triggers: Fixture.onEvents(.doorOpened, .doorClosed))
        var scene = Scene(Fixture.mattress([door]))
        scene.assign("m1", "mattress")
        return scene
    }

    @Test func `an event rises by the stages of its rule, and each of them once`() {
        var scene = doorThatRises()
        for first in [Int64(0), 7_200] {
            _ = scene.event(.doorOpened, from: "m1", reference: "\(first)", at: scene.now)
            scene.advance(.hours(2))
            #expect(
                scene.takeEdges() == [
                    "DOOR raised P3 unacknowledged count 1 at \(first)",
                    "DOOR escalated P2 unacknowledged count 1 at \(first + 300)",
                    "DOOR cleared P2 returned_unacknowledged count 1 at \(first + 3_900)",
                ])
            let alarm = scene.state.openAlarms[0].id
            _ = scene.state.apply(.acknowledge(alarm, by: "li"), at: scene.now, into: &scene.effects)
            _ = scene.takeEdges()
        }
    }

    @Test func `an event that comes again counts at once and does not put the next stage off`() {
        var scene = doorThatRises()
        _ = scene.event(.doorOpened, from: "m1", reference: "1", at: scene.now)
        scene.advance(.minutes(1))
        _ = scene.event(.doorOpened, from: "m1", reference: "2", at: scene.now)
        scene.advance(.minutes(10))
        #expect(
            scene.takeEdges() == [
                "DOOR raised P3 unacknowledged count 1 at 0", "DOOR repeated P3 unacknowledged count 2 at 60",
                "DOOR escalated P2 unacknowledged count 2 at 300",
            ])
    }

    @Test func `an event that is over before the next stage does not rise`() {
        var scene = doorThatRises()
        _ = scene.event(.doorOpened, from: "m1", reference: "1", at: scene.now)
        scene.advance(.minutes(1))
        _ = scene.event(.doorClosed, from: "m1", reference: "2", at: scene.now)
        scene.advance(.minutes(30))
        #expect(
            scene.takeEdges() == [
                "DOOR raised P3 unacknowledged count 1 at 0", "DOOR cleared P3 normal count 1 at 60",
            ])
    }
}
