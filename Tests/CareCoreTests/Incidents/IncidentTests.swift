import CareCore
import Testing

@Suite struct IncidentTests {
    /// What may become known of a bed.
    enum Sign: CaseIterable {
        case message, press, call
    }

    /// Every order of every subset of signs.
    static let orders: [[Sign]] = {
        var all: [[Sign]] = [[]]
        for length in 1...3 {
            let shorter = all.filter { $0.count == length - 1 }
            all += shorter.flatMap { signs in Sign.allCases.filter { !signs.contains($0) }.map { signs + [$0] } }
        }
        return all
    }()

    @Test(arguments: orders, [false, true])
    func `the most that is known of a bed counts, in whatever order it becomes known`(signs: [Sign], isDrill: Bool) {
        var scene = IncidentScene()
        scene.open(drill: isDrill ? .minutes(60) : nil)
        for sign in signs {
            scene.advance(.seconds(10))
            switch sign {
            case .message: scene.lie(1, true)
            case .press: scene.press(1, "r")
            case .call: scene.take(.reached(IncidentID(1), IncidentScene.bed(1), .call, note: ""))
            }
        }
        let expected: IncidentStanding =
            signs.contains(.call)
            ? .answered : signs.contains(.press) ? .pressed : signs.contains(.message) ? .heard : .notReached
        #expect(scene.standings == [expected, .notReached, .notReached])
    }

    @Test func `what was sent before the opening says nothing of now`() {
        var scene = IncidentScene()
        scene.open()
        _ = scene.scene.reading(.inBed, 1, from: "m1", at: scene.scene.now - .seconds(1))
        scene.press(2, "r", at: scene.scene.now - .seconds(1))
        #expect(scene.standings == [.notReached, .notReached, .notReached])
    }

    @Test func `the alarms of the area belong to it, those of elsewhere and of later do not`() {
        var scene = IncidentScene()
        scene.open()
        scene.press(1, "r")
        scene.press(4, "r")
        scene.lie(2, false)
        #expect(scene.alarms == ["SOS-1 P1 incident 1", "SOS-1 P1", "EXIT P2 incident 1"])
        scene.take(.close(IncidentID(1), note: "n"))
        scene.press(3, "r")
        #expect(scene.alarms.last == "SOS-1 P1")
    }

    @Test func `alarms of the last hour that stand already are taken in with their presses`() {
        var scene = IncidentScene()
        scene.press(1, "old")
        scene.advance(.minutes(60))
        scene.press(2, "new")
        scene.advance(.minutes(1))
        scene.scene.effects.reset()
        scene.open()
        #expect(scene.alarms == ["SOS-1 P1", "SOS-1 P1 incident 1"])
        #expect(scene.standings == [.notReached, .pressed, .notReached])
        #expect(scene.scene.effects.incidents.count == 3)
    }

    @Test func `alarms of an incident that was closed too early belong to the next one too`() {
        var scene = IncidentScene()
        scene.open()
        scene.press(1, "r")
        scene.take(.close(IncidentID(1), note: "n"))
        scene.open()
        #expect(scene.alarms == ["SOS-1 P1 incident 2"])
        #expect(scene.standings == [.pressed, .notReached, .notReached])
    }

    @Test func `a call back or an arrival because of an alarm reaches its person`() {
        var scene = IncidentScene()
        scene.open()
        scene.press(1, "r")
        scene.lie(2, false)
        scene.apply(.step(AlarmID(1), .acknowledge, by: "op"))
        #expect(scene.standings == [.pressed, .heard, .notReached])
        scene.apply(.step(AlarmID(1), .callBack(note: "well"), by: "op"))
        scene.apply(.step(AlarmID(2), .arrive(note: "asleep"), by: "cadre"))
        #expect(scene.standings == [.answered, .answered, .notReached])
        let contacts = scene.scene.state.openIncidents[0].beds.sorted { $0.key < $1.key }.compactMap(\.value.contact)
        #expect(contacts.map(\.by) == ["op", "cadre"] && contacts.map(\.way) == [.call, .visit])
        #expect(contacts.map(\.note) == ["well", "asleep"])
    }

    @Test func `emergencies ring one by one, what is less urgent goes together and nobody is reminded of it`() {
        var scene = IncidentScene(["op operator county:532901", "two second_operator county:532901"])
        scene.open()
        _ = scene.takeTold()
        scene.press(1, "r")
        scene.press(2, "r")
        #expect(scene.takeTold() == ["raised op P1", "raised op P1"])
        scene.lie(3, false)
        #expect(scene.takeTold() == ["raised op P2 later"])
        scene.take(.close(IncidentID(1), note: "n"))
        _ = scene.takeTold()
        scene.lie(3, true)
        _ = scene.takeTold()
        scene.lie(3, false)
        #expect(scene.takeTold().allSatisfy { $0.hasSuffix("P2 later") })
    }

    @Test func `who is on duty and who goes to the houses hear of the opening once, and of the end`() {
        var scene = IncidentScene()
        guard case .done(let text) = scene.open() else { return }
        #expect(text == "incident 1: earthquake in township 532901001 with 3 beds; told 2 people")
        #expect(scene.scene.effects.notifications.allSatisfy { $0.incident == IncidentID(1) && $0.alarm == nil })
        #expect(scene.takeTold() == ["raised op P1", "raised cadre P1"])
        scene.advance(.minutes(30))
        #expect(scene.takeTold() == [])
        scene.take(.close(IncidentID(1), note: "n"))
        #expect(scene.takeTold() == ["ended op P1", "ended cadre P1"])
    }

    @Test func `an incident that can be told to nobody is an alarm about the gateway`() {
        var scene = IncidentScene([])
        guard case .done(let text) = scene.open() else { return }
        #expect(text.hasSuffix("; call the responders yourself"))
        #expect(scene.alarms == ["SELF-7 P2"])
    }

    @Test func `the closing says who was reached, and the record of a closed incident takes no more`() {
        var scene = IncidentScene()
        scene.apply(.suppression(.away(IncidentScene.bed(2), until: nil, reason: "hospital"), by: "op"))
        scene.open()
        scene.take(.reached(IncidentID(1), IncidentScene.bed(1), .visit, note: ""))
        #expect(
            scene.take(.close(IncidentID(1), note: "all done"))
                == .done("incident 1: earthquake closed: 1 of 3 beds reached, 1 not, 1 away"))
        #expect(scene.scene.state.openIncidents == [])
        scene.scene.effects.reset()
        scene.lie(3, true)
        #expect(scene.scene.effects.incidents == [])
    }
}
