import Testing

@testable import CareCore

/// Alarms that people close as false too often: care.md 8.4, ENV-1.
@Suite struct NuisanceTests {
    private static func profile(_ nuisance: NuisanceLimit?) -> Profile {
        Fixture.mattress([
            Fixture.rule(
                "ENV-9", when: Program([.event(mask: EventKind.smoke.mask)]), stages: [Fixture.stage(.p1)],
                latches: true, nuisance: nuisance, triggers: Fixture.onEvents(.smoke))
        ])
    }

    private func scene(_ nuisance: NuisanceLimit? = NuisanceLimit(times: 3, within: .days(7))) -> Scene {
        var scene = Scene(Self.profile(nuisance))
        scene.assign("m1", "mattress")
        return scene
    }

    /// Smoke, and somebody who closes the alarm of it.
    @discardableResult
    private func close(_ reason: CloseReason, _ scene: inout Scene) throws -> AlarmID {
        _ = scene.event(.smoke, from: "m1", at: scene.now)
        let alarm = try #require(scene.state.openAlarms.first { $0.key.rule == "ENV-9" })
        let outcome = scene.state.apply(
            .close(alarm.id, by: "Li", reason: reason, note: "stove"), at: scene.now, into: &scene.effects)
        guard case .done = outcome else { throw Refused(outcome: outcome) }
        scene.advance(.hours(1))
        return alarm.id
    }

    private struct Refused: Error { let outcome: CommandOutcome }

    private func notices(_ scene: borrowing Scene) -> [String?] {
        scene.effects.alarmEdges.filter { $0.alarm.key.rule == ChatterNotice.rule && $0.cause != .cleared }
            .map { $0.detail?.words.en }
    }

    @Test func `the third false closing within the time is the technician's, and so is each one after it`() throws {
        var scene = scene()
        for reason in [CloseReason.falsePress, .deviceFault] { try close(reason, &scene) }
        #expect(notices(scene) == [])
        try close(.duplicate, &scene)
        #expect(notices(scene) == ["ENV-9: closed as false 3 times within 7d: move the device or replace it"])
        #expect(scene.state.openOrders.map { $0.problems.map(\.rule) } == [[ChatterNotice.rule]])
        try close(.falsePress, &scene)
        #expect(notices(scene).last == "ENV-9: closed as false 4 times within 7d: move the device or replace it")
    }

    @Test(arguments: CloseReason.allCases.filter { !$0.isFalse })
    func `what was no false alarm does not count`(reason: CloseReason) throws {
        var scene = scene()
        for _ in 0..<4 { try close(reason, &scene) }
        #expect(notices(scene) == [])
    }

    @Test func `closings further apart than the time do not add up`() throws {
        var scene = scene()
        for _ in 0..<4 {
            try close(.falsePress, &scene)
            scene.advance(.days(4))
        }
        #expect(notices(scene) == [])
    }

    @Test func `a rule without a limit counts nothing`() throws {
        var scene = scene(nil)
        for _ in 0..<4 { try close(.falsePress, &scene) }
        #expect(notices(scene) == [])
    }

    @Test func `a closing that is taken back does not count`() throws {
        var scene = scene()
        try close(.falsePress, &scene)
        let id = try close(.falsePress, &scene)
        let outcome = scene.state.apply(
            .step(id, .reopen(reason: "it did burn"), by: "Li"), at: scene.now, into: &scene.effects)
        guard case .done = outcome else { throw Refused(outcome: outcome) }
        _ = scene.state.apply(
            .close(id, by: "Li", reason: .realHelpGiven, note: "fire put out"), at: scene.now, into: &scene.effects)
        try close(.falsePress, &scene)
        #expect(notices(scene) == [])
        try close(.falsePress, &scene)
        #expect(notices(scene).count == 1)
    }

    @Test func `closings are remembered over a restart`() throws {
        var scene = scene()
        for _ in 0..<2 { try close(.falsePress, &scene) }
        var other = try scene.readBack()
        #expect(other.state.encodeCore() == scene.state.encodeCore())
        try close(.falsePress, &other)
        #expect(notices(other).count == 1)
    }
}
