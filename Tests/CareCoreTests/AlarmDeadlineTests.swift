import CareCore
import Testing

/// What an alarm costs in the book of deadlines, and when it is announced again.
@Suite struct AlarmDeadlineTests {
    /// A door whose opening is the carer's affair for the day, and whose closing ends it.
    private func scene(remind: Milliseconds) -> Scene {
        let door = Fixture.rule(
            "DOOR", when: Program([.event(mask: EventKind.doorOpened.mask)]),
            stages: [Fixture.stage(.p3, audience: .carer)],
            clearing: .condition(
                when: nil, delay: .constant(Double(Milliseconds.days(2).count)), events: EventKind.doorClosed.mask),
            remind: .constant(Double(remind.count)), triggers: Fixture.onEvents(.doorOpened, .doorClosed))
        var scene = Scene(Fixture.mattress([door]))
        scene.assign("m1", "mattress")
        return scene
    }

    /// Moments at which the clock is asked for before `end`.
    private func wakes(of scene: inout Scene, until end: Timestamp) -> Int {
        var wakes = 0
        while let next = scene.state.nextDeadline, next < end {
            wakes += 1
            _ = scene.state.tick(at: next, into: &scene.effects)
        }
        return wakes
    }

    @Test func `an alarm costs one deadline, however often its cause comes`() {
        var scene = scene(remind: .hours(12))
        for second in Int64(0)..<3_000 {
            scene.now = Fixture.start + .seconds(second)
            _ = scene.event(.doorOpened, from: "m1", reference: "\(second)", at: scene.now)
        }
        _ = scene.takeEdges()
        #expect(wakes(of: &scene, until: scene.now + .hours(12) + .seconds(1)) == 2)
        #expect(scene.takeEdges() == ["DOOR reminded P3 unacknowledged count 3000 at \(2_999 + 43_200)"])
    }

    @Test func `alarms that come and go leave few deadlines behind`() {
        var scene = scene(remind: .hours(96))
        // Seldom enough that it is no chattering.
        for number in Int64(0)..<5_000 {
            scene.now = Fixture.start + .seconds(40 * number)
            _ = scene.event(.doorOpened, from: "m1", reference: "o\(number)", at: scene.now)
            _ = scene.event(.doorClosed, from: "m1", reference: "c\(number)", at: scene.now + .seconds(1))
        }
        #expect(scene.state.openAlarms.map(\.key.rule) == [ChatterNotice.rule])
        _ = scene.takeEdges()
        #expect(wakes(of: &scene, until: scene.now + .hours(97)) <= 2 * Limits.deadEntries)
        #expect(scene.takeEdges().map { $0.prefix(13) } == ["ALM-1 cleared"])
    }

    @Test func `an alarm about the gateway that comes again is announced again a whole interval later`() {
        var scene = Scene(Fixture.button)
        scene.state.raise(.brokerLost, at: scene.now, into: &scene.effects)
        scene.advance(.minutes(10))
        scene.state.clear(.brokerLost, at: scene.now, into: &scene.effects)
        scene.advance(.minutes(10))
        scene.state.raise(.brokerLost, at: scene.now, into: &scene.effects)
        scene.advance(.minutes(30))
        #expect(
            scene.takeEdges() == [
                "SELF-1 raised P2 unacknowledged count 1 at 0",
                "SELF-1 cleared P2 returned_unacknowledged count 1 at 600",
                "SELF-1 repeated P2 unacknowledged count 2 at 1200",
                "SELF-1 reminded P2 unacknowledged count 2 at 3000",
            ])
    }
}
