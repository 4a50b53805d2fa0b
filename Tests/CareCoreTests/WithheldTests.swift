import CareCore
import Testing

/// Data that nobody agreed to are dropped where they come in. Source: care.md 5.5.
@Suite struct WithheldTests {
    private func scene(_ purposes: DataPurpose...) -> Scene {
        var scene = Scene(Fixture.button, Fixture.mattress([Fixture.fastHeart]))
        scene.assign("b1", "button")
        scene.assign("m1", "mattress")
        var facts = ResidentFacts()
        for purpose in purposes { facts[withheld: purpose] = true }
        _ = scene.state.apply(.describe(Fixture.bed, facts, by: "Li"), at: scene.now, into: &scene.effects)
        scene.effects.reset()
        return scene
    }

    @Test func `signs of life are neither kept nor judged without consent, and counted`() {
        var scene = scene(.vitals)
        for _ in 0..<20 {
            #expect(scene.reading(.heartRate, 180, from: "m1") == .taken)
            scene.advance(.minutes(1))
        }
        #expect(scene.effects.readings.isEmpty)
        #expect(scene.effects.counters.withheldVitals == 20)
        #expect(scene.state.openAlarms.isEmpty)
        _ = scene.reading(.battery, 90, from: "m1")
        #expect(scene.effects.readings.map(\.metric) == [.battery], "the device itself is nobody's secret")
    }

    @Test func `a call for help is taken without consent`() {
        var scene = scene(.vitals, .location)
        #expect(scene.event(.sos, from: "b1", reference: "r", at: scene.now) == .taken)
        #expect(scene.state.openAlarms.map(\.priority) == [.p1])
        #expect(scene.effects.events.count == 1)
    }

    @Test func `a position is taken only while an emergency is open`() throws {
        var scene = scene(.location)
        _ = scene.reading(.latitude, 25.6, from: "b1")
        #expect(scene.effects.readings.isEmpty && scene.effects.counters.withheldLocation == 1)
        _ = scene.event(.sos, from: "b1", reference: "r", at: scene.now)
        scene.advance(.seconds(1))
        _ = scene.reading(.latitude, 25.6, from: "b1")
        #expect(scene.effects.readings.count == 1)
        let id = try #require(scene.state.openAlarms.first?.id)
        _ = scene.state.apply(
            .close(id, by: "op", reason: .other, note: "well"), at: scene.now, into: &scene.effects)
        scene.advance(.seconds(1))
        _ = scene.reading(.latitude, 25.6, from: "b1")
        #expect(scene.effects.readings.count == 1 && scene.effects.counters.withheldLocation == 2)
    }

    @Test func `leaving a fence is told to nobody and the device is told so`() {
        var scene = scene(.location)
        #expect(scene.event(.fenceExit, from: "b1", reference: "r", at: scene.now) == .taken)
        #expect(scene.effects.events.isEmpty)
        #expect(scene.effects.receipts.map(\.status) == [.notAllowed])
    }

    @Test func `consent given later lets the next values in, and an import does not take it back`() {
        var scene = scene(.vitals)
        _ = scene.reading(.heartRate, 70, from: "m1")
        _ = scene.state.apply(
            .describe(Fixture.bed, ResidentFacts(), by: "Li"), at: scene.now, into: &scene.effects)
        scene.advance(.minutes(1))
        _ = scene.reading(.heartRate, 71, from: "m1")
        #expect(scene.effects.readings.map(\.value) == [71])
        var withheld = ResidentFacts()
        withheld[withheld: .vitals] = true
        _ = scene.state.apply(.describe(Fixture.bed, withheld, by: "Li"), at: scene.now, into: &scene.effects)
        let line = AssignmentImport(
            line: 2, county: Fixture.county, bed: Fixture.bed, device: Fixture.device("m1"), profile: "mattress",
            since: Fixture.start - .days(1), facts: ResidentFacts(bits: 1))
        _ = scene.state.apply(.importAssignments([line]), at: scene.now, into: &scene.effects)
        #expect(scene.state.registry.beds.first?.facts[withheld: .vitals] == true)
        #expect(scene.state.registry.beds.first?.facts[.bedBound] == true)
    }
}
