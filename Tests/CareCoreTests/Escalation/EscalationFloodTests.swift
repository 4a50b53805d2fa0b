import CareCore
import Testing

@Suite struct EscalationFloodTests {
    private static let loud = EscalationPolicy(
        id: "loud", priority: .p2, audience: .operator, rules: ["EXIT"],
        steps: [EscalationPolicy.Step(after: .zero, roles: [.operator], channels: .all)])

    /// One operator with two channels and so many beds with a mattress each.
    private func scene(beds: Int32) -> EscalationScene {
        var scene = EscalationScene(
            ["op operator county:532901 sms=1"], rules: [EscalationScene.exit], extra: Self.loud)
        let contact = EscalationScene.contact("op operator county:532901", channels: "sms=1 mail=a")
        scene.apply(.duty(.importContacts([DutyCommand.Line(2, contact)], by: "t")))
        for number in 2...beds {
            guard let bed = BedID(county: Fixture.county, number: number) else { continue }
            scene.scene.assign("m\(number)", "mattress", to: bed, line: Int(number))
        }
        scene.scene.effects.reset()
        return scene
    }

    private func leave(_ number: Int32, _ scene: inout EscalationScene) -> [CareCore.Notification] {
        scene.scene.effects.reset()
        _ = scene.scene.reading(.inBed, 0, from: "m\(number)")
        return scene.scene.effects.notifications
    }

    @Test func `more than ten alarms in ten minutes to one operator are grouped, each counted once`() {
        var scene = scene(beds: 14)
        for number in 1...10 as ClosedRange<Int32> {
            let notes = leave(number, &scene)
            #expect(notes.map(\.channel) == ["sms", "mail"], "alarm \(number)")
            #expect(notes.allSatisfy { $0.notBefore == $0.at }, "alarm \(number)")
            scene.advance(.seconds(10))
        }
        for number in 11...12 as ClosedRange<Int32> {
            let notes = leave(number, &scene)
            #expect(notes.map { ($0.notBefore - Fixture.start).count } == [300_000, 300_000], "alarm \(number)")
            scene.advance(.seconds(10))
        }
    }

    @Test func `an emergency goes through a flood at once`() {
        var scene = scene(beds: 14)
        for number in 1...12 as ClosedRange<Int32> { _ = leave(number, &scene) }
        scene.scene.effects.reset()
        scene.press()
        let notes = scene.scene.effects.notifications
        #expect(notes.map(\.priority) == [.p1])
        #expect(notes.allSatisfy { $0.notBefore == $0.at })
    }

    @Test func `a flood is over when fewer than five alarms came in ten minutes`() {
        var scene = scene(beds: 14)
        for number in 1...11 as ClosedRange<Int32> { _ = leave(number, &scene) }
        scene.advance(.minutes(10) - .seconds(1))
        #expect(leave(12, &scene).allSatisfy { $0.notBefore > $0.at })
        scene.advance(.seconds(1))
        #expect(leave(13, &scene).allSatisfy { $0.notBefore == $0.at })
    }

    @Test func `what one operator is told floods no other`() {
        var scene = scene(beds: 14)
        for number in 1...12 as ClosedRange<Int32> { _ = leave(number, &scene) }
        scene.enter(["new operator county:532901"])
        let notes = leave(13, &scene)
        #expect(notes.map { "\($0.recipient) \($0.notBefore == $0.at)" } == ["new true", "op false", "op false"])
    }
}
