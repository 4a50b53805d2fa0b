import CareCore
import Testing

@Suite struct DescribingTests {
    private let facts = ResidentFacts(bits: 1 << UInt64(ResidentFact.bedBound.rawValue))

    @Test func `what rules may ask of a resident is written with a checkpoint and in the audit`() {
        var scene = Scene(Fixture.button)
        scene.assign("b1", "button")
        scene.effects.reset()
        let command = Command.describe(Fixture.bed, facts, by: "Li")
        let outcome = scene.state.apply(command, at: scene.now, into: &scene.effects)
        #expect(outcome == .done("bed \(Fixture.bed): bed_bound"))
        #expect(scene.state.registry.beds.map(\.facts) == [facts])
        #expect(scene.effects.needsCheckpoint)
        #expect(scene.effects.audit.map(\.detail) == ["bed_bound"])
        #expect(scene.effects.registry.count == 1)
        scene.effects.reset()
        #expect(scene.state.apply(command, at: scene.now, into: &scene.effects) == outcome)
        #expect(scene.effects.isEmpty, "the same again writes nothing")
    }

    @Test func `a bed that is not there is refused`() {
        var scene = Scene(Fixture.button)
        let outcome = scene.state.apply(.describe(Fixture.bed, facts, by: "Li"), at: scene.now, into: &scene.effects)
        #expect(
            outcome == .refused(["bed: expected a registered bed, found \(Fixture.bed); homebed import registers it"]))
        #expect(scene.effects.isEmpty)
    }
}
