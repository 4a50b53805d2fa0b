import CareCore
import Testing

@Suite struct EscalationPriorityTests {
    /// Lies in bed, gets up at the start and stays away.
    private func leaveBed(_ scene: inout EscalationScene, minutes: Int64) {
        for _ in 0..<minutes {
            _ = scene.scene.reading(.inBed, 0, from: "m1")
            scene.advance(.minutes(1))
        }
    }

    @Test func `what stands in the list calls nobody until it rises, and ends without a word to others`() {
        var scene = EscalationScene()
        leaveBed(&scene, minutes: 44)
        #expect(scene.takeTold() == [])
        leaveBed(&scene, minutes: 8)
        #expect(scene.takeTold() == ["escalated operator op 2700", "escalated second_operator two 3000"])
    }

    @Test func `an important alarm that ended by itself is carried no further`() {
        var scene = EscalationScene()
        leaveBed(&scene, minutes: 47)
        for _ in 0..<3 {
            _ = scene.scene.reading(.inBed, 1, from: "m1")
            scene.advance(.minutes(1))
        }
        _ = scene.takeTold()
        scene.advance(.hours(1))
        #expect(scene.takeTold() == [])
    }

    @Test func `an answer to a fall that was taken back still owes a call, and without it stands in the list anew`() {
        let fall = Fixture.rule(
            "FALL", when: Program([.event(mask: EventKind.fall.mask)]), stages: [Fixture.stage(.p1)],
            downgrade: Downgrade(
                when: Program([.event(mask: EventKind.cancel.mask)]),
                within: .constant(Double(Milliseconds.minutes(1).count)), priority: .p3),
            triggers: Fixture.onEvents(.fall, .cancel))
        var scene = EscalationScene(rules: [fall])
        _ = scene.scene.event(.fall, from: "m1", reference: "fall", at: scene.scene.now)
        scene.take(.acknowledge)
        scene.advance(.seconds(10))
        _ = scene.scene.event(.cancel, from: "m1", reference: "cancel", at: scene.scene.now)
        #expect(scene.takeTold() == ["raised operator op 0", "ended operator op 10"])
        scene.advance(.seconds(289))
        #expect(scene.scene.state.openAlarms.map(\.work) == [.acknowledged])
        scene.advance(.minutes(20))
        #expect(scene.scene.state.openAlarms.map(\.priority) == [.p3])
        #expect(scene.scene.state.openAlarms.map(\.work) == [.raised])
        #expect(scene.takeTold() == [])
    }

    @Test func `a state read back carries on with the same numbers`() throws {
        var scene = EscalationScene()
        scene.press()
        scene.advance(.seconds(100))
        scene.scene.effects.reset()
        var other = EscalationScene()
        other.scene = try scene.scene.readBack()
        #expect(other.scene.state.encodeCore() == scene.scene.state.encodeCore())
        scene.advance(.hours(12))
        other.advance(.hours(12))
        #expect(scene.scene.effects.notifications.count > 100)
        #expect(other.scene.effects.notifications == scene.scene.effects.notifications)
        #expect(other.scene.state.encodeCore() == scene.scene.state.encodeCore())
        let core = scene.scene.state.encodeCore()
        for length in core.indices {
            var state = GatewayState(profiles: scene.scene.state.profiles, registry: scene.scene.state.registry)
            #expect(throws: StateError.self) { try state.decodeCore(Array(core.prefix(length))) }
        }
    }
}
