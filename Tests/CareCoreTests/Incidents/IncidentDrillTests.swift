import CareCore
import Testing

/// A drill may hide nothing that is real.
@Suite struct IncidentDrillTests {
    private func scene(_ length: Milliseconds = .minutes(60)) -> IncidentScene {
        var scene = IncidentScene()
        scene.open(drill: length)
        scene.advance(.seconds(30))
        scene.scene.effects.reset()
        return scene
    }

    @Test func `the press that the drill asks for is a test, told as drill, and gets its receipt`() {
        var scene = scene()
        scene.press(1, "r")
        #expect(scene.alarms == ["SOS-1 P1 incident 1 test"])
        #expect(scene.scene.effects.receipts.map(\.status) == [.stored])
        #expect(scene.scene.effects.alarmEdges.map(\.alarm.isDrill) == [true])
        #expect(scene.takeTold() == ["raised op P2 drill"])
        scene.advance(.minutes(20))
        #expect(scene.takeTold() == [])
        #expect(scene.alarms == ["SOS-1 P1 incident 1 test"])
    }

    /// Why a press during a drill is real.
    enum Reason: CaseIterable {
        case again, reached, elsewhere, emergency, earlierByItsClock, afterItsTime, closed
    }

    @Test(arguments: Reason.allCases)
    func `every other press rings as an emergency`(reason: Reason) {
        var scene = scene(.minutes(5))
        var (bed, moment) = (1, Timestamp?.none)
        switch reason {
        case .again: scene.press(1, "first")
        case .reached: scene.take(.reached(IncidentID(1), IncidentScene.bed(1), .call, note: ""))
        case .elsewhere: bed = 4
        case .emergency: _ = scene.scene.event(.sos, from: "b1", reference: "old", at: scene.scene.now - .minutes(2))
        case .earlierByItsClock: moment = scene.scene.now - .minutes(1)
        case .afterItsTime: scene.advance(.minutes(5))
        case .closed: scene.take(.close(IncidentID(1), note: "n"))
        }
        scene.scene.effects.reset()
        scene.press(bed, "real", at: moment)
        let raised = scene.scene.effects.alarmEdges.filter { $0.alarm.key.rule == "SOS-1" }
        #expect(raised.map(\.alarm.key.isTest) == [false])
        #expect(raised.map(\.alarm.priority) == [.p1] && raised.map(\.alarm.incident) == [nil])
        #expect(scene.scene.effects.notifications.allSatisfy { !$0.isDrill })
    }

    @Test func `what is no press is as real as ever`() {
        var scene = scene()
        scene.lie(1, false)
        #expect(scene.alarms == ["EXIT P2"])
        #expect(scene.takeTold() == ["raised op P2"])
    }

    @Test func `a press of a drill that nobody has answered is asked about when its time is over`() {
        var scene = scene()
        scene.press(1, "r")
        scene.press(2, "r")
        scene.take(.reached(IncidentID(1), IncidentScene.bed(2), .press, note: ""))
        scene.advance(.minutes(59) + .seconds(29))
        #expect(scene.alarms.count == 2)
        scene.scene.effects.reset()
        scene.advance(.seconds(1))
        #expect(scene.alarms == ["INC-1 P2"])
        #expect(scene.takeTold() == ["raised op P2"])
        scene.take(.reached(IncidentID(1), IncidentScene.bed(1), .call, note: "was asleep"))
        // Who is reached is no question any more; the answer itself is asked of whoever was called.
        #expect(scene.scene.state.openAlarms.map(\.state) == [.returnedUnacknowledged])
    }

    @Test func `closing a drill early asks about unanswered presses at once and ends its tests`() {
        var scene = scene()
        scene.press(3, "r")
        scene.take(.close(IncidentID(1), note: "n"))
        #expect(scene.alarms == ["INC-1 P2"])
    }

    @Test func `a drill's alarm can be worked on like a real one, and its call back reaches the person`() {
        var scene = scene()
        scene.press(1, "r")
        for step in [AlarmStep.acknowledge, .callBack(note: "heard the bell")] {
            guard case .done = scene.apply(.step(AlarmID(1), step, by: "op")) else {
                Issue.record("\(step) was refused")
                return
            }
        }
        #expect(scene.standings == [.answered, .notReached, .notReached])
    }

    @Test func `what is real breaks off a drill, and its unanswered presses come into it`() {
        var scene = scene()
        scene.press(1, "r")
        #expect(
            scene.open()
                == .done("incident 2: earthquake in township 532901001 with 3 beds; drill 1 broken off; told 2 people"))
        #expect(scene.scene.state.openIncidents.map(\.isDrill) == [false])
        #expect(scene.alarms == ["INC-1 P2 incident 2"])
        #expect(scene.scene.effects.audit.map(\.action) == ["incident-close", "incident-open"])
    }

    @Test func `more presses than people can read go together, and hold up nothing that is real`() {
        var scene = IncidentScene(beds: 14)
        scene.open(drill: .hours(4))
        _ = scene.takeTold()
        for bed in 1...12 { scene.press(bed, "r") }
        let told = scene.takeTold()
        #expect(told.prefix(10).allSatisfy { $0 == "raised op P2 drill" })
        #expect(told.suffix(2) == ["raised op P2 drill later", "raised op P2 drill later"])
        scene.lie(14, false)
        #expect(scene.takeTold() == ["raised op P2"])
    }
}
