import CareCore
import Ingest
import Testing

/// What the line does while nothing can be written: emergencies are announced, and nothing is acknowledged.
@Suite struct UnrecordedTests {
    @Test func `without any room an emergency is announced, not acknowledged, and comes again when there is room`()
        throws
    {
        var scene = try LineScene()
        scene.line.isUnrecorded = true
        scene.press(1)
        scene.telemetry(5)
        _ = scene.turn()
        let announced = try scene.published(.alarm).filter { $0["rule"] as? String == "SOS-1" }
        #expect(announced.map { $0["unrecorded"] as? Bool } == [true])
        #expect(!scene.diary.take().contains(.acknowledged))
        #expect(scene.rows.events.isEmpty && scene.broker.keeps == 6)
        #expect(try scene.published(.eventReceipt).isEmpty)

        scene.line.isUnrecorded = false
        #expect(scene.diary.take() == [.abandoned(pause: .zero)])
        scene.broker.connect()
        #expect(scene.turn().urgent == 1)
        #expect(scene.turn().bulk == 5 && scene.broker.keeps == 0)
        #expect(scene.rows.events.count == 1 && scene.rows.readings.count == 5)
        let written = scene.rows.edges.filter { $0.alarm.key.rule == "SOS-1" }
        #expect(written.map(\.cause) == [.raised])
        #expect(!scene.rows.edges.contains { $0.alarm.key.rule == "SELF-2" }, "no transaction failed")
        let told = try scene.published(.alarm).filter { $0["rule"] as? String == "SOS-1" }
        #expect(told.map { $0["unrecorded"] as? Bool } == [true, nil])
        #expect(try scene.published(.eventReceipt).map { $0["status"] as? Int } == [0])
    }

    @Test func `a gateway that can write nothing still says that it lives, and does not do what it refuses`() throws {
        var scene = try LineScene()
        let said = try scene.published(.heartbeat).count
        scene.line.isUnrecorded = true
        let answer = Answer()
        let bed = try #require(BedID("532901-000001"))
        let window = answer.pending(.openTestWindow(bed, length: .minutes(5), by: "Li"))
        _ = scene.turn(after: Limits.heartbeatInterval, commands: [window])
        #expect(try scene.published(.heartbeat).count == said + 1)
        guard case .refused = answer.all.first else {
            Issue.record("\(answer.all)")
            return
        }
        scene.press(1)
        _ = scene.turn()
        let announced = try scene.published(.alarm).filter { $0["rule"] as? String == "SOS-1" }
        #expect(announced.map { $0["test"] as? Bool } == [false])
    }

    /// What was announced of the rule without a row, by count.
    private func announced(_ scene: borrowing LineScene, _ rule: String = "SOS-1") throws -> [Int] {
        try scene.published(.alarm).filter { $0["rule"] as? String == rule && $0["unrecorded"] as? Bool == true }
            .compactMap { $0["count"] as? Int }
    }

    @Test func `an announcement that could not leave goes as soon as the lane is back`() throws {
        var scene = try LineScene()
        scene.line.isUnrecorded = true
        scene.broker.window = 0
        scene.press(1)
        _ = scene.turn()
        #expect(try announced(scene).isEmpty)
        scene.broker.window = 10
        _ = scene.turn()
        #expect(try announced(scene) == [1])
        _ = scene.turn()
        #expect(try announced(scene) == [1])
    }

    @Test func `what the broker delivers again is not announced again, and a new press is`() throws {
        var scene = try LineScene()
        scene.line.isUnrecorded = true
        scene.press(1)
        scene.press(2)
        _ = scene.turn()
        #expect(try announced(scene) == [1, 2])
        for lane in Lane.allCases { scene.broker.disconnect(lane) }
        scene.broker.connect()
        _ = scene.turn()
        #expect(try announced(scene) == [1, 2])
        // There seems to be room, and there is none: the state was built anew meanwhile.
        for refusals in [0, 1] {
            scene.line.isUnrecorded = false
            scene.rows.refusals = refusals
            scene.broker.connect()
            if refusals > 0 { #expect(scene.turn().failure != nil) }
            scene.line.isUnrecorded = true
            scene.broker.connect()
            #expect(scene.turn().urgent == 2)
        }
        #expect(try announced(scene) == [1, 2])
        scene.press(3)
        _ = scene.turn()
        #expect(try announced(scene) == [1, 2, 3])
    }

    @Test func `that transactions fail is told while nothing can be written, and over when something was`() throws {
        var scene = try LineScene()
        scene.press(1)
        scene.rows.refusals = 1
        #expect(scene.turn().failure != nil)
        scene.line.isUnrecorded = true
        // The first turns come while the lane is down.
        for _ in 1...2 { _ = scene.turn() }
        scene.broker.connect()
        for _ in 1...2 { _ = scene.turn() }
        let causes = { (alarms: [[String: Any]]) in
            alarms.filter { $0["rule"] as? String == "SELF-2" }.compactMap { $0["cause"] as? String }
        }
        #expect(causes(try scene.published(.alarm)) == ["raised"])
        #expect(try announced(scene) == [1])
        scene.line.isUnrecorded = false
        scene.broker.connect()
        for _ in 1...2 { _ = scene.turn() }
        #expect(scene.rows.edges.filter { $0.alarm.key.rule == "SELF-2" }.map(\.cause) == [.raised, .cleared])
    }

    @Test func `an emergency after one that was written is announced like the first`() throws {
        var scene = try LineScene()
        scene.line.isUnrecorded = true
        scene.press(1)
        _ = scene.turn()
        scene.line.isUnrecorded = false
        scene.broker.connect()
        _ = scene.turn()
        let alarm = try #require(scene.line.state.openAlarms.first { $0.key.rule == "SOS-1" })
        let close = LineScene.command(.close(alarm.id, by: "Li", reason: .falsePress, note: "tried it out"))
        _ = scene.turn(commands: [close])
        scene.line.isUnrecorded = true
        scene.press(2)
        _ = scene.turn()
        #expect(try announced(scene) == [1, 1])
    }

    @Test func `a broker that has forgotten the session brings nothing again: the next press is a new one`() throws {
        var scene = try LineScene()
        scene.line.isUnrecorded = true
        scene.press(1)
        _ = scene.turn()
        scene.line.isUnrecorded = false
        scene.broker.forget()
        scene.line.isUnrecorded = true
        scene.broker.connect(isSessionPresent: false)
        scene.press(2)
        _ = scene.turn()
        _ = scene.turn()
        #expect(try announced(scene) == [1, 1])
    }

    /// Whom the turns' reports would tell of the bed without a row, as `recipient purpose rule place`; that the disk is
    /// full is told beside it.
    private func told(_ reports: [TurnReport]) -> [String] {
        reports.flatMap(\.unrecorded).filter { $0.place != nil }.map {
            "\($0.notification.recipient) \($0.notification.purpose.name) \($0.rule ?? "-") \($0.place ?? "-")"
        }
    }

    @Test func `people are told of an emergency without a row, and the chain goes on`() throws {
        var scene = try LineScene()
        scene.line.isUnrecorded = true
        scene.press(1)
        let first = scene.turn()
        #expect(told([first]) == ["op raised SOS-1 532901-000001"])
        #expect(first.notifications == 0 && scene.rows.notifications.isEmpty)
        // After the last step everybody is told again every ten minutes.
        let reports = (1...15).map { _ in scene.turn(after: .minutes(1)) }
        #expect(told(reports) == ["op reminded SOS-1 532901-000001"])
        scene.line.isUnrecorded = false
        scene.broker.connect()
        let written = scene.turn()
        #expect(told([written]).isEmpty && written.notifications == 1)
        #expect(scene.rows.notifications.map(\.recipient) == ["op"])
    }

    @Test func `nobody is told again each time there seems to be room`() throws {
        var scene = try LineScene()
        let second = Contact(
            person: try #require(PersonID("op2")), post: DutyPost(.secondOperator, .everywhere), name: "op2",
            channels: [try #require(ContactChannel("test"))])
        scene.press(0)
        _ = scene.turn(commands: [
            LineScene.command(.duty(.importContacts([DutyCommand.Line(2, second)], by: "op")))
        ])
        #expect(scene.rows.notifications.map(\.recipient) == ["op"])
        scene.line.isUnrecorded = true
        var reports = [scene.turn()]
        // What is decided in vain is decided again each time: the second operator is due after a minute.
        for _ in 1...8 {
            scene.line.isUnrecorded = false
            scene.rows.refusals = 1
            scene.broker.connect()
            reports.append(scene.turn(after: .seconds(30)))
            scene.line.isUnrecorded = true
            scene.broker.connect()
            reports.append(scene.turn())
        }
        #expect(told(reports) == ["op2 escalated SOS-1 532901-000001"])
        #expect(scene.rows.notifications.map(\.recipient) == ["op"])
    }

    @Test func `what goes over the broker leaves without a row and says so`() throws {
        var scene = try LineScene(channel: Notification.brokerChannel)
        scene.line.isUnrecorded = true
        scene.press(1)
        #expect(told([scene.turn()]).isEmpty)
        let message = try #require(scene.broker.published.first { $0.topic == "homebed/v1/532901/notify/op" })
        #expect(String(decoding: message.payload, as: UTF8.self).contains(#""unrecorded":true"#))
        #expect(scene.rows.outbox.isEmpty)
    }

    @Test func `what was written before still leaves, and is not sent again when there is room`() throws {
        var scene = try LineScene()
        scene.broker.window = 0
        scene.press(1)
        _ = scene.turn()
        scene.line.isUnrecorded = true
        scene.broker.window = 10
        _ = scene.turn()
        _ = scene.turn()
        #expect(scene.broker.published.filter { $0.rank == .eventReceipt }.count == 1)
        scene.line.isUnrecorded = false
        scene.broker.connect()
        _ = scene.turn()
        _ = scene.turn()
        #expect(scene.broker.published.filter { $0.rank == .eventReceipt }.count == 1)
        #expect(scene.rows.outbox.isEmpty)
    }
}
