import CareCore
import Testing

/// SEC-1: one alarm for all strangers, urgent when they go on, told once an hour.
@Suite struct StrangerTests {
    private func knock(_ scene: inout Scene, times: Int, every: Milliseconds = .seconds(1)) {
        for _ in 0..<times {
            scene.advance(every)
            scene.state.countStranger(AlarmRemark("device x-1 is not registered"), at: scene.now, into: &scene.effects)
        }
    }

    private func words(_ scene: inout Scene) -> [String] {
        defer { scene.effects.reset() }
        return scene.effects.alarmEdges.filter { $0.cause != .reminded }.map {
            "\($0.cause.name) \($0.alarm.priority.name) \($0.alarm.audience.name) \($0.alarm.state.name)"
                + " \($0.alarm.count)"
        }
    }

    @Test func `nine within an hour are a P4, the tenth makes it a P3`() {
        var scene = Scene(Fixture.button)
        knock(&scene, times: 9)
        #expect(words(&scene) == ["raised P4 operator unacknowledged 1"])
        knock(&scene, times: 1)
        #expect(words(&scene) == ["escalated P3 operator unacknowledged 10"])
    }

    @Test(arguments: [(Int64(400_000), true), (400_001, false)])
    func `ten count that lie within an hour`(every: Int64, isMuch: Bool) {
        var scene = Scene(Fixture.button)
        knock(&scene, times: 10, every: Milliseconds(every))
        #expect((scene.state.openAlarms.first?.priority == .p3) == isMuch)
    }

    @Test func `a flood of a thousand is told once an hour with its count`() {
        var scene = Scene(Fixture.button)
        knock(&scene, times: 1_000)
        #expect(words(&scene).count == 2)
        knock(&scene, times: 1, every: .hours(1))
        #expect(words(&scene) == ["repeated P3 operator unacknowledged 1001"])
        scene.advance(.hours(1) - Milliseconds(1))
        #expect(scene.effects.alarmEdges.isEmpty)
        scene.advance(Milliseconds(1))
        #expect(scene.effects.alarmEdges.map(\.cause) == [.reminded])
    }

    @Test func `it is over a day after the newest`() {
        var scene = Scene(Fixture.button)
        knock(&scene, times: 2, every: .hours(20))
        _ = words(&scene)
        scene.advance(.hours(24) - Milliseconds(1))
        #expect(words(&scene) == [])
        scene.advance(Milliseconds(1))
        #expect(words(&scene) == ["cleared P4 operator normal 2"])
        #expect(scene.state.openAlarms.isEmpty)
    }

    @Test(arguments: QuarantineReason.allCases)
    func `only who may not speak at all is a stranger`(reason: QuarantineReason) {
        let strangers: [QuarantineReason] = [.malformedTopic, .unknownDevice, .wrongCounty, .notClaimed]
        #expect(reason.isStranger == strangers.contains(reason))
    }
}
