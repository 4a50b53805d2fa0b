import CareCore
import Testing

@Suite struct RuleTimingTests {
    private func feed(_ values: [Double?], to scene: inout Scene, from first: Int64 = 0) {
        for (index, value) in values.enumerated() {
            let time = Fixture.start + .minutes(first + Int64(index))
            if time > scene.now { scene.advance(time - scene.now) }
            if let value { _ = scene.reading(.heartRate, value, from: "m1", at: time) }
        }
    }

    @Test func `the worked example of on-delay, off-delay and deadband`() {
        var scene = Scene(Fixture.mattress([Fixture.fastHeart]))
        scene.assign("m1", "mattress")
        feed([132, 133, 130, 132, 133, 134, 135], to: &scene)
        #expect(scene.takeEdges() == ["VIT-4 raised P2 unacknowledged count 1 at 360"])
        feed([128, 127, 126, 125, 125, 125], to: &scene, from: 7)
        #expect(scene.takeEdges() == ["VIT-4 cleared P2 returned_unacknowledged count 1 at 720"])
    }

    @Test func `a gap longer than three periods holds the timer, twice as long starts it afresh`() {
        var scene = Scene(Fixture.mattress([Fixture.fastHeart]))
        scene.assign("m1", "mattress")
        feed([140, 140, nil, nil, nil, 140, 140, 140], to: &scene)
        #expect(scene.takeEdges() == ["VIT-4 raised P2 unacknowledged count 1 at 420"])
        var other = Scene(Fixture.mattress([Fixture.fastHeart]))
        other.assign("m1", "mattress")
        feed([140, 140, nil, nil, nil, nil, nil, nil, 140, 140, 140], to: &other)
        #expect(other.takeEdges() == [])
    }

    @Test func `out of bed rises by stages of one alarm and clears with the return`() {
        var scene = Scene(Fixture.mattress([Fixture.outOfBed]))
        scene.assign("m1", "mattress")
        for minute in Int64(0)..<50 {
            let time = Fixture.start + .minutes(minute)
            if time > scene.now { scene.advance(time - scene.now) }
            _ = scene.reading(.inBed, 0, from: "m1")
        }
        #expect(
            scene.takeEdges() == [
                "BED-1 raised P3 unacknowledged count 1 at 1800", "BED-1 escalated P2 unacknowledged count 1 at 2700",
            ])
        scene.advance(.minutes(1))
        _ = scene.reading(.inBed, 1, from: "m1")
        scene.advance(.seconds(61))
        #expect(scene.takeEdges() == ["BED-1 cleared P2 returned_unacknowledged count 1 at 3060"])
    }

    @Test func `data older than ten minutes makes no alarm and is stored`() {
        var scene = Scene(Fixture.mattress([Fixture.fastHeart]))
        scene.assign("m1", "mattress")
        scene.now = Fixture.start + .minutes(30)
        for minute in Int64(0)..<15 {
            _ = scene.reading(.heartRate, 150, from: "m1", at: Fixture.start + .minutes(minute))
        }
        #expect(scene.effects.readings.count == 15)
        #expect(scene.takeEdges() == [])
    }

    @Test func `a limit that no length of time reaches is a limit all the same`() {
        let limit = Fixture.rule(
            "VIT-9", when: Program([.metric(slot: 0), .constant(1e300), .greater]), stages: [Fixture.stage(.p3)],
            triggers: Fixture.onSlots(0b01, clock: false))
        var scene = Scene(Fixture.mattress([limit]))
        scene.assign("m1", "mattress")
        _ = scene.reading(.heartRate, 250, from: "m1")
        #expect(scene.takeEdges() == [])
    }

    @Test func `a held value that is older than three periods is unknown and raises nothing`() {
        var scene = Scene(Fixture.mattress([Fixture.outOfBed]))
        scene.assign("m1", "mattress")
        _ = scene.reading(.inBed, 0, from: "m1")
        scene.advance(.minutes(60))
        #expect(scene.takeEdges() == [])
    }

    @Test func `a long silence of a metric costs one deadline, however many samples put it off`() {
        let silence = Fixture.rule(
            "SILENT", when: Program([.constant(86_400_000), .silent(slot: 0)]), stages: [Fixture.stage(.p3)],
            triggers: Fixture.onSlots(0b01, clock: true))
        var scene = Scene(Fixture.mattress([silence]))
        scene.assign("m1", "mattress")
        for second in Int64(0)..<5_000 {
            scene.now = Fixture.start + .seconds(second)
            _ = scene.reading(.heartRate, 70, from: "m1")
        }
        // Every deadline in the book comes up at its moment, those that were overtaken too.
        var wakes = 0
        while let next = scene.state.nextDeadline, next < Fixture.start + .hours(30) {
            wakes += 1
            _ = scene.state.tick(at: next, into: &scene.effects)
        }
        #expect(wakes == 2)
        #expect(scene.takeEdges() == ["SILENT raised P3 unacknowledged count 1 at \(4_999 + 86_400)"])
    }
}
