import CareCore
import Ingest
import Testing

/// Commands to devices on their way through the line: in the transaction, after it, once, and not for ever.
@Suite struct CommandTests {
    private static let topic = "homebed/v1/532901/w-1/telemetry"

    private func scene() throws -> LineScene {
        var scene = try LineScene()
        let county = try #require(CountyCode(532_901))
        let watch = AssignmentImport(
            line: 2, county: county, bed: try #require(BedID(county: county, number: 1)),
            device: try #require(DeviceID("w-1")), profile: "elder-watch", since: LineScene.start - .days(1))
        _ = scene.turn(commands: [LineScene.command(.importAssignments([watch]))])
        _ = scene.diary.take()
        return scene
    }

    private func measure(_ saturation: Int, _ scene: borrowing LineScene, ref: String = "m-1") {
        scene.broker.send(
            Self.topic,
            #"{"v":1,"ref":"\#(ref)","receipt":true,"ts":\#(scene.now.milliseconds),"#
                + #""readings":{"spo2":\#(saturation),"worn":true}}"#)
    }

    @Test func `a command leaves only after the transaction that holds its cause`() throws {
        var scene = try scene()
        measure(80, scene)
        let report = scene.turn()
        #expect(report.counters.commands == 1)
        #expect(
            scene.diary.take() == [
                .received(.bulk, 1), .committed, .published(.command), .published(.telemetryReceipt), .acknowledged,
                .settled,
            ])
        let message = try #require(scene.broker.published.first { $0.rank == .command })
        #expect(message.topic == "homebed/v1/532901/w-1/command" && !message.isRetained)
        #expect(message.expiresAt == scene.now - Milliseconds(10) + .minutes(5))
        let fields = try #require(try scene.published(.command).first)
        #expect(fields["command"] as? String == "measure" && fields["metrics"] as? [String] == ["spo2"])
    }

    @Test func `when little may leave, a command waits for alarms and receipts of events, not for those of telemetry`()
        throws
    {
        var scene = try scene()
        scene.broker.window = 0
        measure(80, scene)
        _ = scene.turn()
        scene.press(1)
        _ = scene.turn()
        scene.broker.window = 100
        _ = scene.turn()
        let left = scene.broker.published.map(\.rank).filter { $0 != .heartbeat }
        #expect(left == [.alarm, .eventReceipt, .command, .telemetryReceipt])
    }

    @Test func `a transaction that is refused sends no command, the one after the redelivery sends it`() throws {
        var scene = try scene()
        measure(80, scene)
        scene.rows.refusals = 1
        _ = scene.turn()
        #expect(try scene.published(.command).isEmpty)
        scene.broker.connect()
        _ = scene.turn()
        #expect(try scene.published(.command).count == 1)
    }

    @Test func `a restart replays the cause and sends nothing again that was confirmed`() throws {
        var scene = try scene()
        measure(80, scene)
        _ = scene.turn()
        _ = scene.turn()
        _ = scene.turn(after: Limits.removalDelay)
        #expect(!scene.rows.journal.isEmpty && scene.rows.outbox.isEmpty)
        try restart(&scene)
        #expect(try scene.published(.command).count == 1)
        // It still waits for the answer that the life before asked for.
        _ = scene.turn(after: .minutes(6))
        #expect(scene.rows.edges.filter { $0.alarm.key.rule == "VIT-8" }.map(\.alarm.priority) == [.p3])
    }

    @Test func `a command that was not confirmed comes again under its reference`() throws {
        var scene = try scene()
        scene.broker.confirms = false
        measure(80, scene)
        _ = scene.turn()
        try restart(&scene)
        let references = try scene.published(.command).map { $0["ref"] as? String }
        #expect(references.count == 2 && references[0] == references[1])
    }

    @Test func `what could not be sent in time is dropped with its row, and the one value decides`() throws {
        var scene = try scene()
        scene.broker.window = 0
        measure(80, scene)
        _ = scene.turn()
        #expect(scene.rows.outbox.map(\.rank).contains(.command))
        _ = scene.turn(after: .minutes(6))
        #expect(scene.rows.edges.filter { $0.alarm.key.rule == "VIT-8" }.map(\.alarm.priority) == [.p3])
        scene.broker.window = 100
        _ = scene.turn()
        _ = scene.turn()
        _ = scene.turn(after: Limits.removalDelay)
        #expect(try scene.published(.command).isEmpty)
        #expect(scene.rows.outbox.isEmpty)
        #expect(try scene.published(.alarm).contains { $0["rule"] as? String == "VIT-8" })
    }

    @Test func `a full outbox drops commands and counts them`() throws {
        var scene = try scene()
        scene.broker.window = 0
        scene.rows.leave(Limits.outboxRows, .telemetryReceipt)
        scene.rows.refusals = 1
        scene.press(1)
        _ = scene.turn()
        scene.broker.connect()
        measure(80, scene)
        let report = scene.turn()
        #expect(report.counters.commands == 1 && report.counters.commandsDropped == 1)
        #expect(!scene.rows.outbox.contains { $0.rank == .command })
    }

    /// The process dies and another one takes over what is stored.
    private func restart(_ scene: inout LineScene) throws {
        scene.broker.lose()
        scene.line = try LineScene.open(
            broker: scene.broker, rows: scene.rows, profiles: Shipped.profiles(), now: scene.now)
        scene.broker.connect()
        _ = scene.turn()
    }
}
