import CareCore
import Testing

/// What a tag or card reader at a bed says leaves the core once, for the bed that it served then.
@Suite struct CheckInTests {
    private func scene() -> Scene {
        var scene = Scene(Fixture.button)
        scene.assign("k1", "button")
        return scene
    }

    @Test func `a check-in is an event and goes to the records with bed, device, card and device time`() {
        var scene = scene()
        let at = scene.now - .seconds(5)
        #expect(scene.event(.checkIn, from: "k1", reference: "r1", at: at, card: "s-1") == .taken)
        #expect(scene.effects.events.map(\.kind) == [.checkIn])
        #expect(scene.effects.receipts.map(\.status) == [.stored])
        #expect(
            scene.effects.checkIns == [
                CheckIn(bed: Fixture.bed, device: Fixture.device("k1"), card: PersonID("s-1"), at: at)
            ])
        #expect(scene.takeEdges() == [])
    }

    @Test func `a duplicate, a test and another event are no check-in`() {
        var scene = scene()
        _ = scene.event(.checkIn, from: "k1", reference: "r1", at: scene.now)
        _ = scene.event(.checkIn, from: "k1", reference: "r1", at: scene.now)
        _ = scene.event(.checkIn, from: "k1", reference: "r2", at: scene.now, test: true)
        _ = scene.event(.careDone, from: "k1", reference: "r3", at: scene.now, card: "s-1")
        #expect(scene.effects.events.map(\.kind) == [.checkIn, .checkIn, .careDone])
        #expect(scene.effects.checkIns.count == 1 && scene.effects.checkIns[0].card == nil)
    }

    @Test func `a reader that served nobody and one that is retained go to quarantine and check nobody in`() {
        var scene = Scene(Fixture.button)
        scene.assign("k1", "button", since: scene.now - .hours(1))
        guard case .quarantined(.notInService, _) = scene.event(.checkIn, from: "k1", at: scene.now - .hours(2)),
            case .quarantined(.retainedEvent, _) = scene.event(.checkIn, from: "k1", at: scene.now, retained: true)
        else {
            Issue.record("taken")
            return
        }
        #expect(scene.effects.checkIns.isEmpty)
    }

    @Test func `a time that nobody believes gives way to the gateway's`() {
        var scene = scene()
        _ = scene.event(.checkIn, from: "k1", reference: "r1", at: scene.now + .hours(5))
        #expect(scene.effects.checkIns.map(\.at) == [scene.now])
        scene.effects.reset()
        #expect(scene.effects.checkIns.isEmpty)
    }
}
