import CareCore
import Testing

/// Events of a rule with several stages that the person takes back.
@Suite struct CancelledEventTests {
    /// A fall is the carer's first and the operator's after five minutes; within two minutes of the ring it can be
    /// taken back.
    private func scene(firstAfter delay: Milliseconds) -> Scene {
        let fall = Fixture.rule(
            "FALL", when: Program([.event(mask: EventKind.fall.mask)]),
            stages: [
                Fixture.stage(.p2, after: delay, audience: .carer), Fixture.stage(.p1, after: .minutes(5)),
            ],
            downgrade: Downgrade(
                when: Program([.event(mask: EventKind.cancel.mask)]),
                within: .constant(Double(Milliseconds.minutes(2).count)), priority: .p3),
            triggers: Fixture.onEvents(.fall, .cancel))
        var scene = Scene(Fixture.mattress([fall]))
        scene.assign("m1", "mattress")
        return scene
    }

    /// A fall now, its cancelling after `delay`, then half an hour.
    private func play(_ scene: inout Scene, cancelAfter delay: Milliseconds) -> [String] {
        _ = scene.event(.fall, from: "m1", reference: "fall", at: scene.now)
        scene.advance(delay)
        _ = scene.event(.cancel, from: "m1", reference: "cancel", at: scene.now)
        scene.advance(.minutes(30))
        return scene.takeEdges()
    }

    @Test func `an event that rang and is cancelled in time is less urgent and does not rise`() {
        var scene = scene(firstAfter: .zero)
        #expect(
            play(&scene, cancelAfter: .minutes(1)) == [
                "FALL raised P2 unacknowledged count 1 at 0", "FALL downgraded P3 unacknowledged count 1 at 60",
            ])
    }

    @Test func `a cancelling that comes too late changes nothing`() {
        var scene = scene(firstAfter: .zero)
        #expect(
            play(&scene, cancelAfter: .minutes(3)) == [
                "FALL raised P2 unacknowledged count 1 at 0", "FALL escalated P1 unacknowledged count 1 at 300",
            ])
    }

    @Test func `an event cancelled before it rings goes once, less urgently, to whom it would have gone first`() {
        var scene = scene(firstAfter: .seconds(30))
        #expect(play(&scene, cancelAfter: .seconds(10)) == ["FALL raised P3 unacknowledged count 1 at 10"])
        #expect(scene.state.openAlarms.map(\.audience) == [.carer])
    }

    @Test func `an event after a cancelled one rings and rises like the first`() {
        var scene = scene(firstAfter: .zero)
        _ = play(&scene, cancelAfter: .minutes(1))
        _ = scene.event(.fall, from: "m1", reference: "again", at: scene.now)
        scene.advance(.minutes(6))
        #expect(
            scene.takeEdges() == [
                "FALL repeated P2 unacknowledged count 2 at 1860", "FALL escalated P1 unacknowledged count 2 at 2160",
            ])
    }
}
