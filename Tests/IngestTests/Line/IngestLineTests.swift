import CareCore
import Ingest
import Testing

/// The order of the line's steps, which a real broker and a real disk cannot be made to show.
@Suite struct IngestLineTests {
    @Test func `nothing is acknowledged or published before the commit, and emergencies are announced before receipts`()
        throws
    {
        var scene = try LineScene()
        scene.press(1)
        _ = scene.turn()
        #expect(
            scene.diary.take() == [
                .received(.urgent, 1), .committed, .published(.alarm), .published(.eventReceipt), .acknowledged,
                .settled,
            ])
        #expect(scene.broker.keeps == 0)
    }

    @Test func `a store that cannot settle is told of, and nothing else changes`() throws {
        var scene = try LineScene()
        scene.rows.refusesToSettle = true
        scene.press(1)
        var report = scene.turn()
        #expect(report.unsettled == .inputOutput("settling refused by the test") && report.failure == nil)
        #expect(scene.broker.keeps == 0)
        scene.rows.refusesToSettle = false
        scene.press(2)
        report = scene.turn()
        #expect(report.hasCommitted && report.unsettled == nil)
    }

    @Test func `a turn without input writes nothing and acknowledges nothing`() throws {
        var scene = try LineScene()
        let report = scene.turn()
        #expect(!report.hasCommitted && scene.diary.take() == [])
    }

    @Test func `a refused transaction drops the connections, and everything comes again`() throws {
        var scene = try LineScene()
        scene.telemetry(3)
        scene.pressWhileBulkIsRead(1)
        scene.rows.refusals = 1
        let answer = Answer()
        let bed = try #require(BedID("532901-000001"))
        let window = answer.pending(.openTestWindow(bed, length: .minutes(5), by: "Li"))
        let report = scene.turn(commands: [window])
        #expect(report.failure == .inputOutput("refused by the test"))
        #expect(
            scene.diary.take() == [
                .received(.bulk, 3), .received(.urgent, 1), .refused, .abandoned(pause: Limits.commitPause),
            ])
        #expect(scene.broker.keeps == 4 && scene.rows.events.isEmpty && scene.rows.edges.isEmpty)
        #expect(answer.all == [.refused(["not done: the database refused the transaction: refused by the test"])])

        scene.broker.connect()
        let next = scene.turn()
        #expect(next.failure == nil && next.urgent == 1 && next.bulk == 0)
        #expect(scene.turn().bulk == 3)
        #expect(scene.rows.events.count == 1 && scene.rows.readings.count == 3 && scene.broker.keeps == 0)
        // The window was refused with its turn: the press that comes again is no test.
        #expect(scene.rows.events.map(\.isTest) == [false])
        _ = scene.turn()
        #expect(try scene.published(.eventReceipt).map { $0["status"] as? Int } == [0])
        let causes = scene.rows.edges.filter { $0.alarm.key.rule == "SELF-2" }.map(\.cause)
        #expect(causes == [.raised, .cleared])
        #expect(scene.rows.edges.filter { $0.alarm.key.rule == "SOS-1" }.map(\.cause) == [.raised])
    }

    @Test func `a store that stays broken is asked again and again, and commands are told`() throws {
        var scene = try LineScene()
        scene.press(1)
        scene.rows.refusals = 3
        for _ in 0..<3 {
            #expect(scene.turn().failure != nil)
            scene.broker.connect()
        }
        #expect(scene.broker.keeps == 1)
        #expect(scene.turn().failure == nil)
        #expect(scene.rows.events.count == 1)
        #expect(scene.rows.edges.filter { $0.alarm.key.rule == "SELF-2" }.count == 1)
    }

    @Test func `connections that the line dropped itself are a lost broker only when they do not come back`() throws {
        var scene = try LineScene()
        scene.press(1)
        scene.rows.refusals = 1
        _ = scene.turn()
        _ = scene.turn()
        #expect(scene.rows.edges.map(\.alarm.key.rule) == ["SELF-2"])
        scene.broker.turnAway()
        _ = scene.turn()
        #expect(scene.rows.edges.contains { $0.alarm.key.rule == "SELF-1" && $0.cause == .raised })
        scene.broker.connect()
        _ = scene.turn()
        #expect(scene.rows.edges.contains { $0.alarm.key.rule == "SELF-1" && $0.cause == .cleared })
    }

    @Test func `an emergency that comes between slices of the bulk lane ends the batch`() throws {
        var scene = try LineScene()
        scene.telemetry(300)
        scene.pressWhileBulkIsRead(1)
        let report = scene.turn()
        #expect(report.urgent == 1 && report.bulk == Limits.bulkSlice && report.hasMore)
        #expect(
            scene.diary.take() == [
                .received(.bulk, 100), .received(.urgent, 1), .committed, .published(.alarm),
                .published(.eventReceipt), .acknowledged, .settled,
            ])
        #expect(scene.turn().bulk == 200)
    }

    @Test func `emergencies without end leave the bulk lane a slice in every other turn`() throws {
        var scene = try LineScene()
        scene.telemetry(250)
        var shares: [Int] = []
        for number in 0..<6 {
            scene.press(number)
            let report = scene.turn()
            #expect(report.urgent == 1 && report.hasMore == (report.bulk != 50))
            shares.append(report.bulk)
        }
        #expect(shares == [0, 100, 0, 100, 0, 50])
    }

    @Test func `a bulk backlog is taken in bounded turns, and a flood of emergencies before any of it`() throws {
        var scene = try LineScene(bulkMessages: 250)
        scene.telemetry(600)
        var report = scene.turn()
        #expect(report.bulk == 250 && report.hasMore)
        for number in 0..<(Limits.batchMessages + 5) { scene.press(number) }
        report = scene.turn()
        #expect(report.urgent == Limits.batchMessages && report.bulk == 0 && report.hasMore)
        report = scene.turn()
        #expect(report.urgent == 5 && report.bulk == Limits.bulkSlice)
        report = scene.turn()
        #expect(report.bulk == 250 && !report.hasMore && scene.broker.keeps == 0)
    }

    @Test func `a nearly full disk leaves telemetry with the broker and takes emergencies`() throws {
        var scene = try LineScene()
        scene.line.isBulkPaused = true
        scene.telemetry(10)
        scene.press(1)
        let report = scene.turn()
        #expect(report.urgent == 1 && report.bulk == 0 && scene.broker.keeps == 10)
        #expect(scene.rows.edges.map(\.alarm.key.rule) == ["SELF-4", "SOS-1"])
        scene.line.isBulkPaused = false
        _ = scene.turn()
        #expect(scene.turn().bulk == 10)
        #expect(scene.rows.edges.last?.cause == .cleared)
        #expect(!scene.rows.edges.contains { $0.alarm.key.rule == "SELF-1" }, "the gateway left the lane itself")
    }

    @Test func `telemetry left with the broker is no silence of its devices`() throws {
        var scene = try LineScene()
        scene.telemetry(1)
        var heard: [Bool] = []
        // A lane that was left is read again one turn after it was asked for.
        for isPaused in [false, true, false, false] {
            scene.line.isBulkPaused = isPaused
            _ = scene.turn()
            heard.append(scene.line.state.isListening)
        }
        #expect(heard == [true, false, false, true])
    }

    @Test(arguments: [false, true])
    func `the heartbeat counts what is real and no test`(isTest: Bool) throws {
        var scene = try LineScene()
        let bed = try #require(BedID("532901-000001"))
        let window = LineScene.command(.openTestWindow(bed, length: .minutes(5), by: "Li"))
        _ = scene.turn(commands: isTest ? [window] : [])
        scene.press(1)
        _ = scene.turn()
        #expect(scene.rows.edges.map(\.alarm.key.isTest) == [isTest])
        _ = scene.turn(after: Limits.heartbeatInterval)
        let open = try #require(try scene.published(.heartbeat).last?["open"] as? [String: Int])
        #expect(open["P1"] == (isTest ? 0 : 1))
    }

    @Test func `a line that cannot say it lives waits all the same`() throws {
        var scene = try LineScene()
        for lane in Lane.allCases { scene.broker.disconnect(lane) }
        _ = scene.turn(after: Limits.heartbeatInterval)
        #expect(scene.line.waitTime(at: scene.now) > .zero)
        scene.broker.connect()
        scene.line.isUnrecorded = true
        _ = scene.turn(after: Limits.heartbeatInterval)
        #expect(scene.line.waitTime(at: scene.now) > .zero)
    }

    @Test(arguments: [false, true])
    func `devices whose telemetry waits at the broker are not silent`(isUnrecorded: Bool) throws {
        var scene = try LineScene()
        scene.telemetry(1)
        _ = scene.turn()
        if isUnrecorded { scene.line.isUnrecorded = true } else { scene.line.isBulkPaused = true }
        for _ in 0..<300 {
            _ = scene.turn(after: .minutes(10))
            scene.telemetry(1)
        }
        #expect(try scene.published(.alarm).filter { $0["rule"] as? String == "DEV-1" }.isEmpty)
        var isListening = scene.line.state.isListening
        #expect(!isListening)
        scene.line.isUnrecorded = false
        scene.line.isBulkPaused = false
        scene.broker.connect()
        _ = scene.turn()
        isListening = scene.line.state.isListening
        #expect(isListening)
    }

    @Test func `a message that was delivered again after its commit counts once and is acknowledged again`() throws {
        var scene = try LineScene()
        scene.press(1)
        scene.broker.send(LineScene.pressTopic, #"{"v":1,"event":"care_done"}"#)
        scene.broker.losesAcknowledgements = true
        _ = scene.turn()
        #expect(scene.broker.keeps == 2)
        scene.broker.losesAcknowledgements = false
        for lane in Lane.allCases { scene.broker.disconnect(lane) }
        scene.broker.connect()
        let report = scene.turn()
        #expect(report.urgent == 2 && report.counters.duplicateEvents == 1)
        #expect(report.counters.duplicateDeliveries == 1)
        #expect(scene.rows.events.count == 2 && scene.broker.keeps == 0)
    }

    @Test func `receipts of telemetry keep ten seconds between them, whatever comes meanwhile`() throws {
        var scene = try LineScene()
        func references(_ scene: borrowing LineScene) throws -> [[String]] {
            try scene.published(.telemetryReceipt).map { $0["refs"] as? [String] ?? [] }
        }
        func send(_ ref: String, _ scene: borrowing LineScene) {
            let payload = #"{"v":1,"ref":"\#(ref)","receipt":true,"readings":{"heart_rate":70}}"#
            scene.broker.send(LineScene.telemetryTopic, payload)
        }
        for (ref, expected) in [("a", [["a"]]), ("b", [["a"]]), ("c", [["a"]])] {
            send(ref, scene)
            _ = scene.turn(after: .seconds(1))
            #expect(try references(scene) == expected, "after \(ref)")
        }
        _ = scene.turn(after: .seconds(8))
        #expect(try references(scene) == [["a"], ["b", "c"]])
        _ = scene.turn(after: .seconds(1))
        send("d", scene)
        _ = scene.turn(after: .seconds(1))
        #expect(try references(scene) == [["a"], ["b", "c"]], "the last one left two seconds ago")
        _ = scene.turn(after: .seconds(8))
        #expect(try references(scene) == [["a"], ["b", "c"], ["d"]])
    }

    @Test func `a quiet line writes twice a minute that it lived, and a crash forgets no more`() throws {
        var scene = try LineScene()
        _ = scene.turn()
        _ = scene.diary.take()
        let end = scene.now + .minutes(10)
        while scene.now < end { _ = scene.turn(after: min(scene.line.waitTime(at: scene.now), end - scene.now)) }
        let transactions = scene.diary.take().count { $0 == .committed }
        #expect((20...22).contains(transactions))
        let recovered = try LineScene.open(
            broker: scene.broker, rows: scene.rows, profiles: Shipped.profiles(), now: scene.now)
        #expect(scene.now - recovered.state.clock <= Limits.committedInterval)
    }

    @Test func `a confirmed message leaves the outbox after ten seconds of quiet`() throws {
        var scene = try LineScene()
        scene.broker.confirms = false
        scene.press(1)
        _ = scene.turn()
        #expect(scene.rows.outbox.map(\.rank) == [.alarm, .eventReceipt])
        _ = scene.turn()
        #expect(scene.rows.outbox.count == 2, "the broker has not confirmed them")
        scene.broker.confirms = true
        _ = scene.turn(after: .seconds(1))
        _ = scene.diary.take()
        _ = scene.turn(after: .seconds(9))
        #expect(scene.rows.outbox.count == 2 && !scene.diary.take().contains(.committed))
        #expect(scene.line.waitTime(at: scene.now) <= .seconds(1))
        _ = scene.turn(after: .seconds(1))
        #expect(scene.rows.outbox.isEmpty && scene.diary.take().contains(.committed))
    }

    @Test func `rows that cannot be removed for want of room do not keep the line awake`() throws {
        var scene = try LineScene()
        scene.press(1)
        _ = scene.turn()
        _ = scene.turn()
        scene.line.isUnrecorded = true
        _ = scene.turn(after: Limits.removalDelay)
        #expect(scene.rows.outbox.count == 2)
        #expect(scene.line.waitTime(at: scene.now) > .zero)
        scene.line.isUnrecorded = false
        _ = scene.turn()
        #expect(scene.rows.outbox.allSatisfy { $0.id.number > 2 }, "what is left is about the gateway itself")
    }

    @Test func `a confirmed message leaves the outbox with the next transaction of others`() throws {
        var scene = try LineScene()
        scene.press(1)
        _ = scene.turn()
        _ = scene.turn()
        #expect(scene.rows.outbox.count == 2)
        scene.press(2)
        _ = scene.turn()
        #expect(scene.rows.outbox.map(\.rank) == [.alarm, .eventReceipt], "those of the second press")
    }

    @Test func `a refused transaction sends nothing again that the broker has confirmed`() throws {
        var scene = try LineScene()
        scene.press(1)
        _ = scene.turn()
        _ = scene.turn()
        #expect(scene.rows.outbox.count == 2)
        scene.press(2)
        scene.rows.refusals = 1
        _ = scene.turn()
        scene.broker.connect()
        _ = scene.turn()
        let references = try scene.published(.eventReceipt).map { $0["ref"] as? String }
        #expect(references == ["r1", "r2"])
    }
}
