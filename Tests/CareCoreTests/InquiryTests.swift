import CareCore
import Testing

/// care.md 8.4, VIT-8: a slow model is asked for a second value before one decides.
@Suite struct InquiryTests {
    private func scene() -> Scene {
        var scene = Scene(Fixture.watch)
        scene.assign("w1", "watch")
        _ = scene.takeEdges()
        return scene
    }

    @Test func `the first low value asks the device and raises nothing`() {
        var scene = scene()
        _ = scene.reading(.spo2, 86, from: "w1")
        #expect(scene.effects.commands.map(\.reference) == ["VIT-8-\(Fixture.start.milliseconds)"])
        #expect(scene.effects.counters.commands == 1)
        #expect(scene.takeCommands() == [#"w1 measure ["spo2"] at 0 until 300"#])
        #expect(scene.takeEdges() == [])
    }

    private static let answers: [(Double, [String])] = [
        (86, ["VIT-8 raised P2 unacknowledged count 1 at 20"]),
        (89, ["VIT-8 raised P3 unacknowledged count 1 at 20"]),
        (95, []),
    ]

    @Test(arguments: answers)
    func `the second value decides`(answer: Double, edges: [String]) {
        var scene = scene()
        _ = scene.reading(.spo2, 86, from: "w1")
        scene.advance(.seconds(20))
        _ = scene.reading(.spo2, answer, from: "w1")
        #expect(scene.takeEdges() == edges)
        scene.advance(.minutes(20))
        #expect(scene.takeEdges() == [], "nobody waits any longer")
    }

    @Test func `without an answer one value is a call back after the time, and the next one decides as before`() {
        var scene = scene()
        _ = scene.reading(.spo2, 86, from: "w1")
        scene.advance(.minutes(4))
        #expect(scene.takeEdges() == [])
        scene.advance(.minutes(56))
        #expect(scene.takeEdges() == ["VIT-8 raised P3 unacknowledged count 1 at 300"])
        _ = scene.reading(.spo2, 86, from: "w1")
        #expect(scene.takeEdges() == ["VIT-8 escalated P2 unacknowledged count 1 at 3600"])
        #expect(scene.effects.counters.commands == 0)
    }

    @Test func `a value that comes behind the end of the wait finds it over`() {
        var scene = scene()
        _ = scene.reading(.spo2, 86, from: "w1")
        // The link was away: the clock was not served before the second value of five and a half minutes later came.
        scene.now = scene.now + .minutes(6)
        _ = scene.reading(.spo2, 95, from: "w1", at: scene.now - .seconds(30))
        #expect(scene.takeEdges().map { String($0.prefix(15)) } == ["VIT-8 raised P3", "VIT-8 cleared P"])
    }

    @Test func `the same moment again neither asks again nor decides`() {
        var scene = scene()
        _ = scene.reading(.spo2, 86, from: "w1")
        _ = scene.reading(.spo2, 86, from: "w1")
        #expect(scene.takeCommands().count == 1)
        #expect(scene.takeEdges() == [])
    }

    @Test func `nobody is asked twice within ten minutes, nor about a value that is older than the wait`() {
        var scene = scene()
        _ = scene.reading(.spo2, 86, from: "w1")
        scene.advance(.minutes(1))
        _ = scene.reading(.spo2, 95, from: "w1")
        scene.advance(.minutes(8))
        _ = scene.reading(.spo2, 86, from: "w1")
        #expect(scene.takeCommands().count == 1)
        #expect(scene.takeEdges() == ["VIT-8 raised P3 unacknowledged count 1 at 540"])
        scene.advance(.minutes(1))
        _ = scene.reading(.spo2, 95, from: "w1")
        scene.advance(.minutes(60))
        _ = scene.takeEdges()
        _ = scene.reading(.spo2, 86, from: "w1", at: scene.now - .minutes(6))
        #expect(scene.takeCommands() == [])
        #expect(scene.takeEdges().map { String($0.prefix(15)) } == ["VIT-8 repeated "])
    }

    @Test func `a state read back goes on waiting and asks nobody again`() throws {
        var scene = scene()
        _ = scene.reading(.spo2, 86, from: "w1")
        _ = scene.takeEdges()
        var other = Scene(Fixture.watch)
        other.state = GatewayState(profiles: scene.state.profiles, registry: scene.state.registry)
        try other.state.decodeCore(scene.state.encodeCore())
        try other.state.decode(scene.state.encode(scene.number(of: "w1")), into: scene.number(of: "w1"))
        other.advance(.minutes(6))
        #expect(other.effects.commands.isEmpty)
        #expect(other.takeEdges() == ["VIT-8 raised P3 unacknowledged count 1 at 300"])
    }
}
