import CareCore
import Testing

/// Who is told when shifts end, the book changes, or nobody whose work it is has been reached.
@Suite struct EscalationStaffTests {
    private func enterShift(_ person: String, from: Int64, until: Int64, in scene: inout EscalationScene) {
        guard let id = PersonID(person), let scope = ContactScope("county:532901") else { fatalError("no shift") }
        let shift = Shift(
            post: DutyPost(.operator, scope), person: id, from: Fixture.start + .hours(from),
            until: Fixture.start + .hours(until))
        scene.apply(.duty(.importShifts([DutyCommand.Line(2, shift)], by: "t")))
    }

    @Test func `who comes on duty hears of an emergency that the shift before has not answered`() {
        var scene = EscalationScene(["op operator county:532901", "next operator county:532901"])
        enterShift("op", from: 0, until: 1, in: &scene)
        enterShift("next", from: 1, until: 9, in: &scene)
        scene.advance(.minutes(55))
        scene.press()
        scene.advance(.minutes(22))
        #expect(
            scene.takeTold() == [
                "raised operator op 3300", "escalated operator next 3600", "reminded operator next 4200",
            ])
    }

    @Test func `who comes on duty in the middle of a chain is told at once, and the chain goes on`() {
        var scene = EscalationScene([
            "op operator county:532901", "next operator county:532901", "two second_operator county:532901",
            "head station_head county:532901",
        ])
        enterShift("op", from: 0, until: 1, in: &scene)
        enterShift("next", from: 1, until: 9, in: &scene)
        scene.advance(.minutes(58))
        scene.press()
        scene.advance(.minutes(4))
        #expect(
            scene.takeTold() == [
                "raised operator op 3480", "escalated second_operator two 3540", "escalated operator next 3600",
                "escalated station_head head 3660",
            ])
    }

    @Test func `a reminder goes where the book says now`() {
        var scene = EscalationScene(["op operator county:532901 sms=1"])
        scene.press()
        scene.enter(["op operator county:532901 sms=2"])
        scene.advance(.minutes(12))
        #expect(scene.scene.effects.notifications.map(\.address) == ["1", "2"])
        #expect(scene.takeTold() == ["raised operator op 0", "escalated operator op 660"])
    }

    @Test func `an emergency of which only the family hears is told to operators off duty at once`() {
        var scene = EscalationScene(["op operator county:532901", "son family bed:532901-000001"])
        enterShift("op", from: 10, until: 18, in: &scene)
        scene.press()
        #expect(scene.takeTold() == ["escalated family son 0", "last_resort operator op 0"])
        scene.advance(.minutes(15))
        #expect(scene.takeTold() == ["reminded family son 780", "reminded operator op 780"])
    }

    @Test func `without an operator in the book the county is called beside the family`() {
        var scene = EscalationScene(["off county county:532901", "son family bed:532901-000001"])
        scene.press()
        #expect(scene.takeTold() == ["escalated family son 0", "last_resort county off 0"])
    }

    @Test func `an answer without a call back rings again for the only operator when nobody stands behind`() {
        var scene = EscalationScene(["op operator county:532901"])
        scene.press()
        scene.take(.acknowledge)
        scene.advance(.minutes(5))
        #expect(scene.takeTold() == ["raised operator op 0", "reminded operator op 300"])
        scene.take(.callBack(note: ""))
        scene.advance(.hours(1))
        #expect(scene.takeTold() == [])
    }

    @Test func `what is no emergency leaves operators off duty alone while somebody else hears of it`() {
        var scene = EscalationScene(
            ["op operator county:532901", "head station_head county:532901"], rules: [EscalationScene.exit])
        enterShift("op", from: 10, until: 18, in: &scene)
        scene.lie(false)
        scene.advance(.minutes(20))
        #expect(scene.takeTold() == ["escalated station_head head 0"])
    }

    @Test func `a machine that takes the report is nobody who helps`() {
        let fire = EscalationPolicy(
            id: "fire", priority: .p1, audience: .operator, rules: ["SOS-1"],
            steps: [
                EscalationPolicy.Step(after: .zero, roles: [.operator]),
                EscalationPolicy.Step(after: .zero, roles: [.family, .firePlatform]),
                EscalationPolicy.Step(after: .seconds(60), roles: [.secondOperator]),
            ], repeatEvery: .minutes(10))
        var scene = EscalationScene(["fire fire_platform everywhere"], extra: fire)
        scene.press()
        #expect(scene.scene.effects.alarmEdges.map(\.alarm.key.rule) == ["SOS-1", "SELF-7"])
        #expect(scene.takeTold() == ["raised fire_platform fire 0"])
        scene.enter(["op operator county:532901"])
        scene.advance(Milliseconds(1))
        #expect(scene.takeTold().contains("raised operator op 0"))
    }
}
