import CareCore
import Testing

/// The chatter guard: care.md 8.1 (9).
@Suite struct ChatterTests {
    /// An alarm that follows the mat at once, both ways.
    private static func mat(_ priority: Priority, _ chatter: ChatterGuard = .standard) -> Profile {
        Fixture.mattress([
            Fixture.rule(
                "BED-9", when: Program([.metric(slot: 1), .not]), stages: [Fixture.stage(priority)],
                clearing: .condition(when: Program([.metric(slot: 1)]), delay: .constant(0), events: 0),
                chatter: chatter, triggers: Fixture.onSlots(0b10, clock: true))
        ])
    }

    private func scene(_ priority: Priority = .p3, _ chatter: ChatterGuard = .standard) -> Scene {
        var scene = Scene(Self.mat(priority, chatter))
        scene.assign("m1", "mattress")
        return scene
    }

    /// Out and back `times` times, `interval` between two changes; ends in bed.
    private func swing(_ times: Int, every interval: Milliseconds = .seconds(10), _ scene: inout Scene) {
        for _ in 0..<times {
            for value in [0.0, 1.0] {
                _ = scene.reading(.inBed, value, from: "m1")
                scene.advance(interval)
            }
        }
    }

    @Test func `the third time within a minute holds the alarm and tells the technician once`() {
        var scene = scene()
        swing(6, &scene)
        #expect(
            scene.takeEdges() == [
                "BED-9 raised P3 unacknowledged count 1 at 0", "BED-9 cleared P3 returned_unacknowledged count 1 at 10",
                "BED-9 repeated P3 unacknowledged count 2 at 20",
                "BED-9 cleared P3 returned_unacknowledged count 2 at 30",
                "BED-9 repeated P3 unacknowledged count 3 at 40", "BED-9 chattering P3 unacknowledged count 3 at 40",
                "ALM-1 raised P4 unacknowledged count 1 at 40",
            ])
        #expect(scene.state.openAlarms.map(\.audience) == [.operator, .technician])
        scene.advance(.minutes(20))
        #expect(scene.takeEdges() == ["BED-9 cleared P3 returned_unacknowledged count 6 at 710"])
        scene.advance(.hours(24))
        #expect(scene.takeEdges() == ["ALM-1 cleared P4 normal count 1 at 86440"])
    }

    @Test func `a bed with a guard of its own is held where its neighbour is not`() {
        var scene = Scene(Self.mat(.p3))
        for (device, bed) in [("m1", Fixture.bed), ("m2", Fixture.otherBed)] {
            let line = AssignmentImport(
                line: 2, county: Fixture.county, bed: bed, device: Fixture.device(device), profile: "mattress",
                since: scene.now - .days(1))
            _ = scene.state.apply(.importAssignments([line]), at: scene.now, into: &scene.effects)
        }
        let settings: [OverrideSetting] = [
            OverrideSetting(.chatter(.times), .number(2)), OverrideSetting(.chatter(.hold), .duration(.minutes(3))),
        ]
        let command = Command.tune(
            .set(rule: "BED-9", scope: .bed(Fixture.bed), settings, by: "Li", reason: "a worn cable"))
        #expect(
            scene.state.apply(command, at: scene.now, into: &scene.effects)
                == .done("rule BED-9 of bed 532901-000001: chatter.times=2 chatter.hold=3m"))
        _ = scene.takeEdges()
        for value in [0.0, 1.0, 0.0, 1.0] {
            for device in ["m1", "m2"] { _ = scene.reading(.inBed, value, from: device) }
            scene.advance(.seconds(10))
        }
        let chattering = scene.effects.alarmEdges.filter { $0.cause == .chattering }
        #expect(chattering.map(\.alarm.device) == [scene.number(of: "m1")])
        #expect(
            chattering.map(\.detail) == [
                AlarmRemark(zh: "1 分钟内 2 次，平静 3 分钟后结束", en: "2 times within 1m, ends after 3m of quiet")
            ])
    }

    @Test func `twice in a minute and once after it is no chattering`() {
        var scene = scene()
        swing(2, &scene)
        scene.advance(.seconds(20))
        swing(1, &scene)
        let edges = scene.takeEdges()
        #expect(edges.filter { $0.contains("raised") } == ["BED-9 raised P3 unacknowledged count 1 at 0"])
        #expect(edges.contains { $0.contains("chattering") } == false)
    }

    @Test func `an answer stays while it chatters`() throws {
        var scene = scene()
        swing(3, &scene)
        let id = try #require(scene.state.openAlarms.first).id
        _ = scene.state.apply(.step(id, .acknowledge, by: "Li"), at: scene.now, into: &scene.effects)
        _ = scene.takeEdges()
        swing(5, every: .minutes(4), &scene)
        #expect(scene.takeEdges() == [])
        scene.advance(.minutes(7))
        #expect(scene.takeEdges().map { $0.prefix(21) } == ["BED-9 cleared P3 norm"])
    }

    @Test func `a P1 is told of and never held`() {
        var scene = scene(.p1)
        swing(6, &scene)
        let edges = scene.takeEdges()
        #expect(edges.filter { $0.hasPrefix("BED-9 re") || $0.hasPrefix("BED-9 raised") }.count == 6)
        #expect(edges.filter { $0.hasPrefix("BED-9 cleared") }.count == 6)
        #expect(edges.filter { $0.hasPrefix("ALM-1") } == ["ALM-1 raised P4 unacknowledged count 1 at 40"])
    }

    @Test func `chattering that begins again soon is held twice as long each time, up to the longest`() {
        let limits = ChatterGuard(
            times: 3, within: .seconds(60), hold: .minutes(10), multiplier: 2, longestHold: .minutes(30))
        var scene = scene(.p3, limits)
        var holds: [Int64] = []
        for pause in [Milliseconds.minutes(1), .minutes(1), .minutes(1), .hours(1)] + [.zero] {
            swing(3, &scene)
            let last = scene.now - .seconds(10)
            while scene.state.openAlarms.contains(where: { $0.key.rule == "BED-9" && $0.state.isActive }) {
                scene.advance(.seconds(10))
            }
            holds.append((scene.now - last).count / 60_000)
            scene.advance(pause)
        }
        #expect(holds == [10, 20, 30, 30, 10])
    }

    @Test func `more than twenty times a day make a bad actor, told once`() {
        var scene = scene()
        // From midnight on, so that it is one civil day.
        scene.advance(.hours(1))
        swing(40, every: .minutes(10), &scene)
        let told = scene.effects.alarmEdges.filter { $0.alarm.key.rule == "ALM-1" }
        #expect(told.map(\.detail) == [AlarmRemark(zh: "BED-9：今天已有 21 次", en: "BED-9: 21 times today")])
        #expect(scene.effects.alarmEdges.contains { $0.cause == .chattering } == false)
    }

    @Test func `a backlog that comes in one second is judged by its own times`() {
        var scene = scene()
        scene.advance(.minutes(9))
        for minute in Int64(0)..<8 {
            _ = scene.reading(.inBed, minute % 2 == 0 ? 0 : 1, from: "m1", at: Fixture.start + .minutes(minute))
        }
        #expect(scene.state.openAlarms.map(\.key.rule) == ["BED-9"])
        #expect(scene.takeEdges().contains { $0.contains("chattering") } == false)
    }

    @Test func `a device that goes to another bed leaves no chattering alarm behind`() {
        var scene = scene()
        swing(3, &scene)
        _ = scene.reading(.inBed, 0, from: "m1")
        _ = scene.takeEdges()
        scene.assign("m1", "mattress", to: Fixture.otherBed, since: scene.now)
        #expect(scene.takeEdges() == ["BED-9 cleared P3 returned_unacknowledged count 4 at 60"])
    }

    @Test func `what a person closed is counted anew`() throws {
        var scene = scene()
        swing(3, &scene)
        let id = try #require(scene.state.openAlarms.first).id
        _ = scene.state.apply(
            .step(id, .close(.deviceFault, note: "loose"), by: "Li"), at: scene.now, into: &scene.effects)
        _ = scene.takeEdges()
        swing(1, &scene)
        #expect(
            scene.takeEdges() == [
                "BED-9 raised P3 unacknowledged count 1 at 60",
                "BED-9 cleared P3 returned_unacknowledged count 1 at 70",
            ])
    }

    @Test func `a state read back in the midst of it goes on the same`() throws {
        var scene = scene()
        swing(4, &scene)
        var other = try scene.readBack()
        #expect(other.state.encodeCore() == scene.state.encodeCore())
        _ = scene.takeEdges()
        swing(2, &scene)
        swing(2, &other)
        scene.advance(.hours(30))
        other.advance(.hours(30))
        let edges = scene.takeEdges()
        #expect(edges.count == 2)
        #expect(other.takeEdges() == edges)
        #expect(other.state.encodeCore() == scene.state.encodeCore())
    }
}
