import CareCore
import Testing

@Suite struct IncidentProblemTests {
    private static let one = IncidentID(1)

    @Test func `a problem is told after the closing, put right by one and accepted by another`() {
        var scene = IncidentScene()
        scene.open(drill: .minutes(60))
        scene.take(.close(Self.one, note: "n"))
        scene.advance(.days(2))
        scene.take(.problem(Self.one, text: "no key"), by: "op")
        scene.take(.rectify(Self.one, problem: 1, text: "key with the cadre"), by: "cadre")
        scene.take(.accept(Self.one, problem: 1, text: ""), by: "chief")
        let problem = scene.scene.state.incident(Self.one)?.problems.first
        #expect(problem?.found.by == "op" && problem?.rectified?.by == "cadre" && problem?.accepted?.by == "chief")
        #expect(
            scene.scene.effects.audit.map(\.action).suffix(3) == [
                "incident-problem", "incident-rectify", "incident-accept",
            ])
    }

    @Test(arguments: [(182, true), (183, false)])
    func `a settled incident is let go after half a year, one with an open problem waits`(days: Int64, isKept: Bool) {
        var scene = IncidentScene()
        scene.open()
        scene.take(.close(Self.one, note: "n"))
        scene.open(in: IncidentScene.elsewhere)
        scene.take(.problem(IncidentID(2), text: "no key"))
        scene.take(.close(IncidentID(2), note: "n"))
        scene.advance(.days(days))
        scene.open()
        #expect((scene.scene.state.incident(Self.one) != nil) == isKept)
        #expect(scene.scene.state.incident(IncidentID(2)) != nil)
        if !isKept {
            #expect(
                scene.take(.problem(Self.one, text: "x"))
                    == .refused([
                        "incident-problem: expected an incident closed within 183d, 1 is older; its record stands as "
                            + "it is"
                    ]))
        }
    }
}
