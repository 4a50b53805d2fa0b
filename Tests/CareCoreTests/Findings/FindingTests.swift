import CareCore
import Testing

/// Alarms about records: told to the state as all that stands at a bed.
@Suite struct FindingTests {
    private static let late = RecordFinding(.visitNotStarted, AlarmRemark("visit v-1"))
    private static let odd = RecordFinding(.visitAnomaly, AlarmRemark("visit v-0: short"))

    private func scene() -> Scene {
        var scene = Scene(Fixture.button)
        scene.assign("b1", "button")
        scene.effects.reset()
        return scene
    }

    private func tell(_ findings: [RecordFinding], _ scene: inout Scene) -> [String] {
        guard scene.state.isNews(findings, of: Fixture.bed, at: scene.now) else { return ["no news"] }
        _ = scene.state.apply(.findings(Fixture.bed, findings), at: scene.now, into: &scene.effects)
        return scene.takeEdges().filter { $0.hasPrefix("VIS") || $0.hasPrefix("ASM") }
    }

    private func close(_ scene: inout Scene) throws {
        let id = try #require(scene.state.openAlarms.first?.id)
        let outcome = scene.state.apply(
            .close(id, by: "op", reason: .other, note: ""), at: scene.now, into: &scene.effects)
        guard case .done = outcome else {
            Issue.record("\(outcome)")
            return
        }
        scene.effects.reset()
    }

    @Test func `a finding rings once, stands, and ends when the records no longer say it`() {
        var scene = scene()
        #expect(tell([Self.late], &scene) == ["VIS-1 raised P3 unacknowledged count 1 at 0"])
        #expect(scene.state.openAlarms.map(\.audience) == [.operator])
        #expect(tell([Self.late], &scene) == ["no news"])
        #expect(tell([Self.late, Self.odd], &scene) == ["VIS-2 raised P4 unacknowledged count 1 at 0"])
        #expect(tell([Self.odd], &scene) == ["VIS-1 cleared P3 returned_unacknowledged count 1 at 0"])
        #expect(tell([], &scene) == ["VIS-2 cleared P4 normal count 1 at 0"], "a P4 ends by itself")
        #expect(tell([], &scene) == ["no news"])
    }

    @Test func `another visit of the same bed rings again in the same alarm`() {
        var scene = scene()
        _ = tell([Self.late], &scene)
        let both = RecordFinding(.visitNotStarted, AlarmRemark("visit v-1; visit v-2"))
        #expect(tell([both], &scene) == ["VIS-1 repeated P3 unacknowledged count 2 at 0"])
        #expect(scene.state.openAlarms.count == 1)
    }

    @Test func `what is done of several calls nobody again, and is news when it comes back`() {
        var scene = scene()
        let (first, both) = (Self.late, RecordFinding(.visitNotStarted, AlarmRemark("visit v-1; visit v-2")))
        #expect(tell([both], &scene) == ["VIS-1 raised P3 unacknowledged count 1 at 0"])
        #expect(tell([first], &scene) == [])
        #expect(tell([first], &scene) == ["no news"])
        #expect(scene.state.openAlarms.count == 1)
        #expect(tell([both], &scene) == ["VIS-1 repeated P3 unacknowledged count 2 at 0"])
        #expect(tell([], &scene) == ["VIS-1 cleared P3 returned_unacknowledged count 2 at 0"])
    }

    @Test func `each rule has priority and audience of the catalogue`() {
        let all = RecordRule.allCases.map { "\($0.rawValue) \($0.priority.name) \($0.audience.name)" }
        #expect(
            all == [
                "VIS-1 P3 operator", "VIS-2 P4 operator", "VIS-3 P4 county", "ASM-1 P4 county", "AST-5 P3 county",
                "AST-6 P3 county", "AST-7 P4 county",
            ])
    }

    @Test func `what a person has closed comes again only after the rule's time, an anomaly never`() throws {
        var scene = scene()
        _ = tell([Self.late], &scene)
        try close(&scene)
        #expect(tell([Self.late], &scene) == ["no news"])
        scene.advance(.hours(4) - .seconds(1))
        #expect(tell([Self.late], &scene) == ["no news"])
        scene.advance(.seconds(1))
        #expect(tell([Self.late], &scene) == ["VIS-1 raised P3 unacknowledged count 1 at 14400"])
        try close(&scene)
        _ = tell([Self.odd], &scene)
        try close(&scene)
        scene.advance(.days(60))
        #expect(tell([Self.odd], &scene) == ["no news"])
        let other = RecordFinding(.visitAnomaly, AlarmRemark("visit v-9: long"))
        #expect(tell([other], &scene).count == 1, "another one is news")
    }

    @Test func `what stands and what was set aside is there after a restart`() throws {
        var scene = scene()
        _ = tell([Self.late, Self.odd], &scene)
        try close(&scene)
        var other = try scene.readBack()
        #expect(other.state.encodeCore() == scene.state.encodeCore())
        #expect(tell([Self.late, Self.odd], &other) == ["no news"])
        #expect(tell([], &other).count == 1, "the one that is open ends")
    }

    @Test func `a bed that nobody registered is refused and changes nothing`() throws {
        var scene = scene()
        let bed = try #require(BedID("532901-000099"))
        let outcome = scene.state.apply(.findings(bed, [Self.late]), at: scene.now, into: &scene.effects)
        guard case .refused = outcome else {
            Issue.record("\(outcome)")
            return
        }
        let isNews = scene.state.isNews([Self.late], of: bed, at: scene.now)
        #expect(!isNews)
        #expect(scene.effects.isEmpty)
    }
}
