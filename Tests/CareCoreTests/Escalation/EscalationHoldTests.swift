import CareCore
import Testing

/// A held alarm calls nobody; one that rings again calls from the beginning.
@Suite struct EscalationHoldTests {
    enum Hold: CaseIterable {
        case shelf, absence, permit

        private static let target = ServiceTarget(.bed(Fixture.bed), rule: "EXIT")

        func begin(_ scene: inout EscalationScene) -> CommandOutcome {
            switch self {
            case .shelf: scene.take(.shelve(length: .hours(8), untilClear: false, reason: "r"))
            case .absence: scene.apply(.suppression(.away(Fixture.bed, until: nil, reason: "r"), by: "op"))
            case .permit:
                scene.apply(
                    .suppression(
                        .takeOutOfService(Self.target, permit: "W-1", until: scene.scene.now + .days(1)), by: "op"))
            }
        }

        func end(_ scene: inout EscalationScene) -> CommandOutcome {
            switch self {
            case .shelf: scene.take(.unshelve)
            case .absence: scene.apply(.suppression(.back(Fixture.bed), by: "op"))
            case .permit: scene.apply(.suppression(.returnToService(Self.target), by: "op"))
            }
        }
    }

    private func isDone(_ outcome: CommandOutcome) -> Bool { if case .done = outcome { true } else { false } }

    @Test(arguments: [1, 301, 901] as [Int64], Hold.allCases)
    func `a hold stops the chain at every step, and its end begins it again`(second: Int64, hold: Hold) {
        var scene = EscalationScene(rules: [EscalationScene.exit])
        scene.lie(false)
        scene.advance(.seconds(second))
        scene.scene.effects.reset()
        #expect(isDone(hold.begin(&scene)))
        #expect(scene.scene.state.openAlarms.map(\.state.isHeld) == [true])
        scene.advance(.hours(2))
        #expect(scene.takeTold() == [])
        #expect(isDone(hold.end(&scene)))
        let start = second + 7_200
        #expect(scene.takeTold() == ["raised operator op \(start)"])
        scene.advance(.seconds(300))
        #expect(scene.takeTold() == ["escalated second_operator two \(start + 300)"])
    }

    @Test(arguments: Hold.allCases)
    func `an answered alarm that was held rings as if it were new, and owes no call meanwhile`(hold: Hold) {
        var scene = EscalationScene(rules: [EscalationScene.exit])
        scene.lie(false)
        scene.take(.acknowledge)
        #expect(isDone(hold.begin(&scene)))
        scene.scene.effects.reset()
        scene.advance(.minutes(20))
        #expect(scene.takeTold() == [])
        #expect(scene.scene.effects.counters.reescalated == 0)
        #expect(isDone(hold.end(&scene)))
        #expect(scene.takeTold() == ["raised operator op 1200"])
    }

    @Test(arguments: [Hold.absence, .permit])
    func `what is raised while it is held calls nobody until it rings`(hold: Hold) {
        var scene = EscalationScene(rules: [EscalationScene.exit])
        #expect(isDone(hold.begin(&scene)))
        scene.lie(false)
        scene.advance(.hours(1))
        #expect(scene.takeTold() == [])
        #expect(isDone(hold.end(&scene)))
        #expect(scene.takeTold() == ["raised operator op 3600"])
    }

    @Test func `the end of a held alarm is told to those who were told of it`() {
        var scene = EscalationScene(rules: [EscalationScene.exit])
        scene.lie(false)
        #expect(isDone(Hold.shelf.begin(&scene)))
        scene.scene.effects.reset()
        scene.advance(.seconds(30))
        scene.lie(true)
        scene.advance(.hours(1))
        #expect(scene.takeTold() == ["ended operator op 30"])
    }

    @Test func `a held alarm stands in no collection`() {
        var scene = EscalationScene(rules: [EscalationScene.exit], extra: Self.listed)
        #expect(isDone(Hold.absence.begin(&scene)))
        scene.lie(false)
        scene.advance(.days(1))
        #expect(scene.takeTold() == [])
        #expect(isDone(Hold.absence.end(&scene)))
        scene.advance(.days(1))
        // Back at 23:00; the collection is made at 08:30.
        #expect(scene.takeTold() == ["digest operator op \(86_400 + 34_200)"])
    }

    private static let listed = EscalationPolicy(
        id: "listed", priority: .p2, audience: .operator, rules: ["EXIT"], steps: [],
        digest: EscalationPolicy.Digest(minuteOfDay: 510, roles: [.operator]))

    @Test func `an emergency is never shelved, so its chain goes on`() {
        var scene = EscalationScene()
        scene.press()
        #expect(!isDone(Hold.shelf.begin(&scene)))
        scene.advance(.seconds(60))
        #expect(
            scene.takeTold() == [
                "raised operator op 0", "escalated second_operator two 60", "escalated family son 60",
            ])
    }
}
