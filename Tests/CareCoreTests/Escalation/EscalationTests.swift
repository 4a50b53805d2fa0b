import CareCore
import Testing

@Suite struct EscalationTests {
    @Test func `nobody answers an emergency and the chain is told at its seconds`() {
        var scene = EscalationScene()
        scene.press()
        scene.advance(.minutes(20))
        #expect(
            scene.takeTold() == [
                "raised operator op 0", "escalated second_operator two 60", "escalated family son 60",
                "escalated station_head head 180", "escalated neighbour next 180", "escalated responsible boss 600",
                "reminded operator op 1200", "reminded second_operator two 1200", "reminded family son 1200",
                "reminded station_head head 1200", "reminded neighbour next 1200", "reminded responsible boss 1200",
            ])
    }

    @Test func `an answer stops the chain and a call back in time keeps it so`() {
        var scene = EscalationScene()
        scene.press()
        scene.advance(.seconds(70))
        scene.apply(.acknowledge(AlarmID(1), by: "op"))
        #expect(
            scene.takeTold() == [
                "raised operator op 0", "escalated second_operator two 60", "escalated family son 60",
            ])
        scene.advance(.seconds(299))
        #expect(scene.takeTold() == [])
        scene.apply(.close(AlarmID(1), by: "op", reason: .falsePress, note: "n"))
        #expect(
            scene.takeTold() == ["ended operator op 369", "ended second_operator two 369", "ended family son 369"])
        scene.advance(.hours(1))
        #expect(scene.takeTold() == [])
    }

    @Test func `an answer without a call back in five minutes rings the next in the chain`() {
        var scene = EscalationScene()
        scene.press()
        scene.apply(.acknowledge(AlarmID(1), by: "op"))
        scene.scene.effects.reset()
        scene.advance(.minutes(5))
        #expect(scene.scene.effects.counters.reescalated == 1)
        #expect(scene.scene.effects.alarmEdges.map(\.cause.name).first == "reescalated")
        #expect(scene.scene.state.openAlarms.map(\.state) == [.unacknowledged])
        #expect(scene.scene.state.openAlarms.first?.acknowledgedBy == nil)
        scene.advance(.minutes(2))
        #expect(
            scene.takeTold() == [
                "escalated second_operator two 300", "escalated family son 300", "escalated station_head head 420",
                "escalated neighbour next 420",
            ])
        #expect(scene.apply(.acknowledge(AlarmID(1), by: "two")) == .done("alarm 1 acknowledged by two"))
    }

    @Test func `who presses again after the call back is called back again, or the next is told`() {
        var scene = EscalationScene()
        scene.press("r1")
        scene.apply(.acknowledge(AlarmID(1), by: "op"))
        scene.apply(.step(AlarmID(1), .callBack(note: "she is well"), by: "op"))
        scene.advance(.minutes(20))
        #expect(scene.scene.effects.counters.reescalated == 0)
        scene.press("r2")
        scene.apply(.acknowledge(AlarmID(1), by: "op"))
        scene.advance(.seconds(299))
        #expect(scene.scene.effects.counters.reescalated == 0)
        scene.advance(.seconds(1))
        #expect(scene.scene.effects.counters.reescalated == 1)
        let answer = scene.apply(.step(AlarmID(1), .callBack(note: "she is in pain"), by: "two"))
        #expect(answer == .done("alarm 1 called_back by two: she is in pain"))
    }

    @Test func `help that is on its way owes no call back when the person presses again`() {
        var scene = EscalationScene()
        scene.press("r1")
        scene.apply(.step(AlarmID(1), .dispatch(responder: "nurse", note: "n"), by: "op"))
        scene.press("r2")
        scene.apply(.acknowledge(AlarmID(1), by: "op"))
        scene.advance(.minutes(20))
        #expect(scene.scene.effects.counters.reescalated == 0)
        #expect(scene.scene.state.openAlarms.map(\.work) == [.dispatched])
    }

    @Test func `a test tells nobody and a repetition of what rings tells nobody anew`() {
        var scene = EscalationScene()
        scene.press("t", test: true)
        scene.advance(.minutes(20))
        #expect(scene.takeTold() == [])
        scene.press("r1")
        scene.press("r2")
        #expect(scene.takeTold() == ["raised operator op 1200"])
        scene.apply(.acknowledge(AlarmID(2), by: "op"))
        scene.press("r3")
        #expect(scene.takeTold() == ["raised operator op 1200"])
    }

    @Test func `a press that arrives late is told as one of now`() {
        var scene = EscalationScene()
        scene.press("r", at: Fixture.start - .hours(3))
        scene.press("s", at: Fixture.start - .hours(23))
        scene.advance(.seconds(60))
        #expect(
            scene.takeTold() == [
                "raised operator op 0", "escalated second_operator two 60", "escalated family son 60",
            ])
    }

    @Test(arguments: [
        (["op operator everywhere", "two second_operator county:532901"], ["raised operator op 0"]),
        (["two second_operator county:532901"], ["escalated second_operator two 0"]),
        // The bed has no township on record, so that only the last resort finds this head.
        (["head station_head township:532901001"], ["last_resort station_head head 0"]),
        (["boss responsible county:532901"], ["escalated responsible boss 0"]),
        (["far station_head county:532925"], ["last_resort station_head far 0"]),
        (["far county county:532925"], ["last_resort county far 0"]),
        // Not about this bed: only SELF-7 reaches an operator of another county.
        (["far operator county:532925"], ["raised operator far 0"]),
    ])
    func `with nobody on duty the next in order is told at once`(book: [String], expected: [String]) {
        var scene = EscalationScene(book)
        scene.press()
        #expect(scene.takeTold() == expected)
    }

    @Test func `an operator off duty is told when the chain has nobody else`() {
        var scene = EscalationScene(["op operator county:532901"])
        scene.apply(.duty(.importShifts([Self.shift("op", from: 10, until: 18)], by: "t")))
        scene.press()
        #expect(scene.takeTold() == ["last_resort operator op 0"])
        scene.advance(.hours(11))
        scene.apply(.close(AlarmID(1), by: "op", reason: .other, note: "n"))
        scene.scene.effects.reset()
        scene.press("r2")
        #expect(scene.takeTold() == ["raised operator op 39600"])
    }

    private static func shift(_ person: String, from: Int64, until: Int64) -> DutyCommand.Line<Shift> {
        guard let id = PersonID(person), let scope = ContactScope("county:532901") else { fatalError("no shift") }
        return DutyCommand.Line(
            2,
            Shift(
                post: DutyPost(.operator, scope), person: id, from: Fixture.start + .hours(from),
                until: Fixture.start + .hours(until)))
    }

    @Test func `with an empty book the gateway says so, and who is entered then is told at once`() {
        var scene = EscalationScene([])
        scene.press()
        #expect(scene.scene.effects.alarmEdges.map(\.alarm.key.rule) == ["SOS-1", "SELF-7"])
        #expect(scene.takeTold() == [])
        scene.advance(.seconds(5))
        scene.enter(["op operator everywhere"])
        #expect(scene.scene.effects.alarmEdges.map(\.alarm.key.rule) == ["SELF-7"])
        scene.advance(Milliseconds(1))
        #expect(scene.takeTold().contains("raised operator op 5"))
    }

    @Test func `one person in two roles of a step is told once through each channel`() {
        var scene = EscalationScene([
            "op operator county:532901", "son second_operator county:532901 sms=1",
            "son family bed:532901-000001 sms=1",
        ])
        scene.press()
        scene.advance(.seconds(60))
        #expect(scene.takeTold() == ["raised operator op 0", "escalated second_operator son 60"])
    }

    @Test func `what is wrong with the gateway is told to technicians and operators of every county`() {
        var scene = EscalationScene([
            "t technician everywhere", "a operator county:532901", "b operator county:532925",
            "f family bed:532901-000001",
        ])
        scene.scene.state.raise(.brokerLost, at: scene.scene.now, into: &scene.scene.effects)
        #expect(
            scene.takeTold() == ["raised technician t 0", "raised operator a 0", "raised operator b 0"])
    }

    @Test func `the county finds an emergency in its list of the morning and is not called`() {
        var scene = EscalationScene()
        scene.press()
        scene.apply(.close(AlarmID(1), by: "op", reason: .other, note: "n"))
        scene.scene.effects.reset()
        scene.advance(.hours(24))
        // 23:00 to 08:30 of the next morning.
        #expect(scene.takeTold() == ["digest county off 34200"])
        scene.advance(.hours(24))
        #expect(scene.takeTold() == [])
    }

    @Test func `what is the county's by the records calls nobody and stands in its list of mornings and Mondays`() {
        var scene = EscalationScene(extra: EscalationScene.county)
        scene.apply(.findings(Fixture.bed, [RecordFinding(.notCollected, AlarmRemark("asset a-1"))]))
        #expect(scene.scene.state.openAlarms.map(\.key.rule) == ["AST-5"])
        #expect(scene.takeTold() == [])
        scene.advance(.days(1))
        #expect(scene.takeTold() == ["digest county off 34200"])
        let monday = CivilCalendar.nextMonday(minuteOfDay: 510, after: scene.scene.now)
        scene.advance(monday - scene.scene.now)
        #expect(scene.takeTold().count == 1)
        scene.apply(.findings(Fixture.bed, []))
        scene.advance(.days(14))
        #expect(scene.takeTold() == [])
    }

    @Test func `what nobody answers stands in the collection of every Monday until somebody does`() {
        let weekly = EscalationPolicy(
            id: "weekly", priority: .p4, audience: .operator, steps: [],
            digest: EscalationPolicy.Digest(minuteOfDay: 510, roles: [.operator], isWeekly: true))
        var scene = EscalationScene(rules: [EscalationScene.slight], extra: weekly)
        scene.lie(false)
        let monday = CivilCalendar.nextMonday(minuteOfDay: 510, after: scene.scene.now + .days(1))
        scene.advance(.days(1))
        #expect(scene.takeTold().count == 1)
        scene.advance(monday - scene.scene.now - Milliseconds(1))
        #expect(scene.takeTold() == [])
        scene.advance(Milliseconds(1))
        #expect(scene.takeTold().count == 1)
        scene.advance(.days(7))
        #expect(scene.takeTold().count == 1)
        let id = scene.scene.state.openAlarms[0].id
        scene.apply(.step(id, .acknowledge, by: "op"))
        scene.advance(.days(14))
        #expect(scene.takeTold() == [])
    }
}
