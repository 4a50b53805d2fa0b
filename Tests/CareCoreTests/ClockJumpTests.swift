import CareCore
import Testing

/// The gateway's clock jumps: promise 7.
@Suite struct ClockJumpTests {
    /// A bed that nobody is in, told every minute; the mat's value is believed for three.
    private func scene() -> Scene {
        var scene = Scene(Fixture.button, Fixture.mattress([Fixture.outOfBed, Fixture.fastHeart]))
        scene.assign("b1", "button")
        scene.assign("m1", "mattress")
        return scene
    }

    private func lie(_ value: Double, minutes: Int64, _ scene: inout Scene) {
        for _ in 0..<minutes {
            _ = scene.reading(.inBed, value, from: "m1")
            scene.advance(.minutes(1))
        }
    }

    private func jump(_ length: Milliseconds, _ scene: inout Scene) {
        scene.now = scene.now + length
        if length > .zero { scene.state.forgive(length, at: scene.now) }
        _ = scene.state.tick(at: scene.now, into: &scene.effects)
    }

    @Test func `a jump forward is no silence and no time out of bed`() {
        var scene = scene()
        _ = scene.reading(.battery, 90, from: "b1")
        lie(0, minutes: 5, &scene)
        jump(.days(3), &scene)
        #expect(scene.takeEdges() == [])
        // Half an hour of values is still half an hour.
        lie(0, minutes: 29, &scene)
        #expect(scene.takeEdges() == [])
        lie(0, minutes: 2, &scene)
        #expect(scene.takeEdges().map { $0.prefix(15) } == ["BED-1 raised P3"])
    }

    @Test func `a jump back is held: nothing rings twice and no delay grows`() {
        var scene = scene()
        lie(0, minutes: 31, &scene)
        #expect(scene.takeEdges() == ["BED-1 raised P3 unacknowledged count 1 at 1800"])
        let before = scene.now
        jump(.zero - .hours(2), &scene)
        #expect(scene.state.clock == before)
        #expect(scene.takeEdges() == [])
        // Until the clock has caught up, device times lie ahead of it by two hours and the gateway's own count.
        scene.now = before
        lie(0, minutes: 14, &scene)
        #expect(scene.takeEdges() == ["BED-1 escalated P2 unacknowledged count 1 at 2700"])
    }

    @Test func `an emergency rings whatever the clock has done`() {
        var scene = scene()
        jump(.days(400), &scene)
        _ = scene.event(.sos, from: "b1", reference: "r1", at: scene.now - .days(400))
        #expect(scene.state.openAlarms.map(\.key.rule) == ["SOS-1"])
        jump(.zero - .days(400), &scene)
        _ = scene.event(.sos, from: "b1", reference: "r2", at: scene.now)
        #expect(scene.state.openAlarms.map(\.count) == [2])
    }

    @Test func `a sample that comes behind a newer one changes neither the value nor a delay`() {
        var scene = scene()
        for minute in Int64(0)..<4 {
            scene.advance(Fixture.start + .minutes(minute) - scene.now)
            _ = scene.reading(.heartRate, 140, from: "m1")
            _ = scene.reading(.heartRate, 70, from: "m1", at: scene.now - .seconds(90))
        }
        #expect(scene.takeEdges() == ["VIT-4 raised P2 unacknowledged count 1 at 180"])
    }

    @Test func `every night of a decade is as long as another`() {
        var day = CivilCalendar.start(ofDay: 20_000)
        for _ in 0..<3_650 {
            let evening = CivilCalendar.next(minuteOfDay: DailyWindow.night.from, after: day)
            let morning = CivilCalendar.next(minuteOfDay: DailyWindow.night.until, after: evening)
            #expect(morning - evening == .minutes(510))
            #expect(DailyWindow.night.contains(evening) && !DailyWindow.night.contains(morning))
            day = day + .days(1)
        }
    }
}
