import CareCore
import Testing

/// AST-1 to AST-4. Source of the numbers: care.md 8.2.
@Suite struct CustodyWatchTests {
    private func stored(_ state: CustodyState = .returned) -> Scene {
        var scene = Scene(CareBed.profile, Fixture.hub, CareBed.household)
        scene.assign("m1", "all")
        scene.custody("m1", state)
        scene.advance(.minutes(1))
        scene.effects.reset()
        return scene
    }

    private func say(_ scene: inout Scene, after length: Milliseconds = .zero, hub: String? = nil) -> [String] {
        scene.advance(length)
        var message = Message()
        message.device = scene.number(of: "m1")
        message.deviceTime = scene.now
        message.receivedAt = scene.now
        message.hub = hub.map { Fixture.device($0) }
        message.samples = [Sample(metric: .heartRate, value: 70)]
        _ = scene.state.apply(message, at: scene.now, into: &scene.effects)
        return edges(&scene)
    }

    private func edges(_ scene: inout Scene) -> [String] {
        defer { scene.effects.reset() }
        return scene.effects.alarmEdges.filter { $0.alarm.key.rule.hasPrefix("AST-") }.map {
            "\($0.alarm.key.rule) \($0.cause.name) \($0.alarm.priority.name) \($0.alarm.state.name)"
        }
    }

    private static let raised = "AST-1 raised P3 unacknowledged"

    @Test func `one message from a store is nothing, nor are two within ten minutes; two over ten are told`() {
        var scene = stored()
        #expect(say(&scene) == [])
        #expect(say(&scene, after: .minutes(9)) == [])
        #expect(say(&scene, after: .seconds(59)) == [])
        #expect(say(&scene, after: .seconds(1)) == [Self.raised])
        #expect(say(&scene, after: .minutes(1)) == [])
        #expect(scene.state.openAlarms.map(\.place) == [nil], "it must not attach to who had it before")
    }

    @Test func `it is over after a day of silence, and two messages a day apart are none`() {
        var scene = stored()
        _ = say(&scene)
        #expect(say(&scene, after: .minutes(10)) == [Self.raised])
        _ = say(&scene, after: .hours(12))
        scene.advance(.hours(24) - Milliseconds(1))
        #expect(!edges(&scene).contains { $0.hasPrefix("AST-1 cleared") })
        scene.advance(Milliseconds(1))
        #expect(edges(&scene) == ["AST-1 cleared P3 returned_unacknowledged"])
        #expect(say(&scene, after: .minutes(1)) == [])
        #expect(!say(&scene, after: .hours(24)).contains { $0.contains("repeated") || $0.contains("raised P3") })
    }

    @Test func `while the gateway does not listen no silence counts`() {
        var scene = stored()
        _ = say(&scene)
        _ = say(&scene, after: .minutes(10))
        scene.state.setListening(false, at: scene.now)
        scene.advance(.hours(30))
        scene.state.setListening(true, at: scene.now)
        scene.advance(.hours(23))
        #expect(!edges(&scene).contains { $0.hasPrefix("AST-1 cleared") })
        scene.advance(.hours(1))
        #expect(edges(&scene).contains("AST-1 cleared P3 returned_unacknowledged"))
    }

    @Test func `another state of the books ends it, a person sets it aside for four hours`() throws {
        var scene = stored()
        _ = say(&scene)
        _ = say(&scene, after: .minutes(10))
        scene.custody("m1", .sanitizing)
        #expect(edges(&scene) == ["AST-1 cleared P3 returned_unacknowledged"])
        _ = say(&scene)
        #expect(say(&scene, after: .minutes(10)) == ["AST-1 repeated P3 unacknowledged"])
        let id = try #require(scene.state.openAlarms.first).id
        _ = scene.state.apply(
            .close(id, by: "ops", reason: .other, note: ""), at: scene.now, into: &scene.effects)
        _ = edges(&scene)
        var ringing: [String] = []
        for _ in 0..<23 { ringing += say(&scene, after: .minutes(10)) }
        #expect(ringing == [])
        #expect(say(&scene, after: .minutes(10)) == [Self.raised])
    }

    @Test func `only stored devices are told of, and a self-test of one is none`() {
        for state in CustodyState.allCases {
            var scene = stored(state)
            _ = say(&scene)
            let isTold = say(&scene, after: .minutes(10)) == [Self.raised]
            #expect(isTold == [.inStock, .returned, .sanitizing, .ready].contains(state), "\(state)")
        }
        var scene = stored()
        for _ in 0..<3 {
            scene.advance(.minutes(10))
            _ = scene.event(.sos, from: "m1", at: scene.now, test: true)
        }
        #expect(edges(&scene) == [])
    }

    @Test func `a press on a device that serves nobody is a P2 that a person must end, with where it was last`() {
        for state in [CustodyState.inStock, .returned, .sanitizing, .ready, .retired, .lost] {
            var scene = stored(state)
            scene.effects.reset()
            var message = Message()
            message.device = scene.number(of: "m1")
            message.kind = .event
            message.event = .sos
            message.deviceTime = scene.now
            message.receivedAt = scene.now
            message.hub = Fixture.device("h9")
            _ = scene.state.apply(message, at: scene.now, into: &scene.effects)
            let edge = scene.effects.alarmEdges.first { $0.alarm.key.rule == "AST-2" }
            let found = edge?.alarm
            #expect(found?.priority == .p2 && found?.latches == true && found?.audience == .operator, "\(state)")
            let said = edge?.detail?.words
            #expect(said?.zh == "\(state.title.zh)；最后在床位 \(Fixture.bed)；经网关 h9")
            #expect(said?.en == "\(state.title.en); last at bed \(Fixture.bed); hub h9")
            let note = found?.note ?? ""
            #expect(note.contains("bed \(Fixture.bed)") && note.contains("hub h9"), "\(note)")
            scene.effects.reset()
            scene.advance(.minutes(1))
            #expect(edges(&scene).contains("AST-2 reminded P2 unacknowledged"))
            _ = scene.event(.sos, from: "m1", at: scene.now)
            #expect(edges(&scene).contains("AST-2 repeated P2 unacknowledged"))
            scene.advance(.days(2))
            #expect(scene.state.openAlarms.contains { $0.key.rule == "AST-2" && $0.state == .unacknowledged })
        }
    }

    @Test func `a press from a gap that comes after the re-issue is nobody's and names who had it before`() {
        var scene = stored(.pendingReturn)
        scene.custody("m1", through: [.returned, .sanitizing, .ready])
        scene.advance(.hours(1))
        let gap = scene.now
        scene.advance(.hours(1))
        scene.custody("m1", through: [.allocated, .installing])
        scene.assign("m1", "all", to: Fixture.otherBed, since: scene.now)
        scene.custody("m1", .inService)
        scene.advance(.hours(1))
        scene.effects.reset()
        _ = scene.event(.sos, from: "m1", at: gap)
        let alarms = scene.effects.alarmEdges.map(\.alarm)
        #expect(alarms.map(\.key.rule) == ["AST-2"] && alarms.first?.place == nil)
        #expect(alarms.first?.raisedAt == gap && alarms.first?.receivedAt == scene.now)
        let note = alarms.first?.note ?? ""
        #expect(note.contains("\(Fixture.bed)") && !note.contains("\(Fixture.otherBed)"), "\(note)")
    }

    @Test func `a press of a device on no book, from before it served anybody, is told with where it was fitted`() {
        var scene = Scene(CareBed.profile)
        scene.assign("m1", "all", since: scene.now)
        scene.effects.reset()
        guard case .quarantined(.notInService, _) = scene.event(.sos, from: "m1", at: scene.now - .hours(1)) else {
            return #expect(Bool(false), "it was taken")
        }
        let alarm = scene.effects.alarmEdges.first { $0.alarm.key.rule == "AST-2" }?.alarm
        let note = alarm?.note ?? ""
        #expect(alarm?.place == nil && note.contains("later at bed \(Fixture.bed)"), "\(note)")
        #expect(edges(&scene) == ["AST-2 raised P2 unacknowledged"])
        _ = scene.event(.sos, from: "m1", at: scene.now - .hours(2), test: true)
        #expect(edges(&scene) == [], "a self-test from then is none")
    }

    @Test func `one message of a retired or lost device is told, once, until it is found`() throws {
        for state in [CustodyState.retired, .lost] {
            var scene = stored(state)
            #expect(say(&scene) == ["AST-3 raised P3 unacknowledged"])
            #expect(say(&scene, after: .minutes(1)) == [])
            let alarm = try #require(scene.state.openAlarms.first)
            #expect(alarm.latches && alarm.note?.contains("bed \(Fixture.bed)") == true)
            if state == .lost {
                scene.custody("m1", .returned)
                #expect(edges(&scene).contains { $0.hasPrefix("AST-3 cleared") })
            } else {
                _ = scene.state.apply(
                    .close(alarm.id, by: "ops", reason: .other, note: "seen"), at: scene.now, into: &scene.effects)
                _ = edges(&scene)
                #expect(say(&scene, after: .hours(3)) == [])
                #expect(say(&scene, after: .hours(1)) == ["AST-3 raised P3 unacknowledged"])
            }
        }
    }

    /// m1 and hub h1 at one bed, hub h2 at another.
    private func neighbours() throws -> Scene {
        var scene = Scene(CareBed.profile, Fixture.hub)
        scene.assign("h1", "hub")
        scene.assign("m1", "all")
        scene.assign("h2", "hub", to: Fixture.otherBed)
        scene.effects.reset()
        return scene
    }

    private static let stray = "AST-4 raised P3 unacknowledged"

    @Test func `three messages through another household's hub within half an hour say that it is there`() throws {
        var scene = try neighbours()
        #expect(say(&scene, hub: "h2") == [])
        #expect(say(&scene, after: .minutes(15), hub: "h2") == [])
        #expect(say(&scene, after: .minutes(15), hub: "h2") == [Self.stray])
        let alarm = scene.state.openAlarms.first { $0.key.rule == "AST-4" }
        #expect(alarm?.note?.contains("hub h2 of household") == true && alarm?.place != nil)
        #expect(say(&scene, after: .minutes(1), hub: "h1") == ["AST-4 cleared P3 returned_unacknowledged"])
    }

    @Test func `three over a longer time, with its own hub between, or through a hub of nobody say nothing`() throws {
        var scene = try neighbours()
        _ = say(&scene, hub: "h2")
        _ = say(&scene, after: .minutes(15), hub: "h2")
        #expect(say(&scene, after: .minutes(15) + Milliseconds(1), hub: "h2") == [])
        #expect(say(&scene, hub: "h1") == [])
        #expect(say(&scene, hub: "h2") == [] && say(&scene, hub: "h2") == [])
        for _ in 0..<3 { #expect(say(&scene, hub: "h9") == []) }
        for _ in 0..<3 { #expect(say(&scene) == []) }
    }

    @Test func `while it is fitted or mended it may be heard anywhere`() throws {
        for state in [CustodyState.allocated, .installing, .repair] {
            var scene = try neighbours()
            scene.custody("m1", state)
            scene.effects.reset()
            for _ in 0..<5 { #expect(say(&scene, after: .minutes(1), hub: "h2") == []) }
        }
    }
}
