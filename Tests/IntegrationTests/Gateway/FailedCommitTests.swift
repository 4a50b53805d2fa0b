import CareCore
import Foundation
import Gateway
import TestSupport
import Testing

/// Promises 1 and 3: what is not on disk was not acknowledged, answered or announced, and all of it arrives after.
@Suite(.serialized, .ownThreads) struct FailedCommitTests {
    private static let presses = 5

    /// Publishes what the next transactions will fail on: presses and telemetry of the same bed.
    private static func load(_ devices: DeviceSide, now: Timestamp) throws {
        for number in 1...presses { try devices.press("b-1", ref: "r\(number)", ts: now + Milliseconds(Int64(number))) }
        for number in 1...20 {
            let payload = #"{"v":1,"ts":\#(now.milliseconds + Int64(number)),"readings":{"heart_rate":70}}"#
            try devices.publish(payload, to: "homebed/v1/532901/m-1/telemetry")
        }
    }

    /// What an observer may not have seen while nothing is on disk.
    private static func expectSilence(_ devices: DeviceSide, _ broker: TestBroker) {
        #expect(devices.receipts.isEmpty)
        #expect(devices.alarms(of: "SOS-1").isEmpty)
        #expect(acknowledgements(broker) == 0)
    }

    /// How many messages the gateway's lanes have acknowledged, by the broker's log.
    private static func acknowledgements(_ broker: TestBroker) -> Int {
        broker.log.matches(of: /Received PUBACK from homebed-gateway-1-(urgent|bulk)/).count
    }

    private static func expectEverything(_ devices: DeviceSide, number: (String) throws -> Int) throws {
        try devices.until("all is stored and answered", atMost: .seconds(60)) {
            try number("SELECT count(*) FROM reading") == 20
                && Set(devices.receipts.compactMap { $0["ref"] as? String }).count == presses
        }
        #expect(try number("SELECT count(*) FROM event") == presses)
        #expect(Set(devices.receipts.compactMap { $0["status"] as? Int }).subtracting([0, 1]).isEmpty)
        #expect(try number("SELECT count FROM alarm WHERE rule = 'SOS-1'") == presses)
        try devices.until("the alarm about the failure is over") { devices.causes(of: "SELF-2").last == "cleared" }
        #expect(devices.causes(of: "SELF-2").first == "raised")
        #expect(devices.causes(of: "SOS-1").first == "raised")
        // The gateway dropped its connections itself: nobody is told that the broker is gone.
        #expect(try number("SELECT count(*) FROM alarm WHERE rule = 'SELF-1'") == 0)
    }

    @Test(.timeLimit(.minutes(5)))
    func `a failed commit leaves no receipt, no alarm message and no acknowledgement`() throws {
        let broker = try TestBroker()
        let gateway = try GatewayUnderTest(port: broker.port)
        let now = try GatewayFiles().now
        try gateway.register(
            [("b-1", "sos-button", 1), ("m-1", "mattress-belt", 1)], since: now - .days(1))
        // The session is there before the first message, and no gateway while the messages come.
        try gateway.start()
        let devices = try DeviceSide(port: broker.port)
        try devices.until("the gateway has subscribed") {
            gateway.log.components(separatedBy: "[Gateway] subscribed").count > 2
        }
        #expect(gateway.stop() == 0)
        try Self.load(devices, now: now)
        try gateway.start("fail", "1", "2")
        try devices.until("the second transaction failed") {
            gateway.log.components(separatedBy: "transaction failed").count > 2
        }
        Self.expectSilence(devices, broker)
        #expect(try gateway.number("SELECT count(*) FROM event") == 0)
        try Self.expectEverything(devices) { try gateway.number($0) }
        #expect(gateway.stop() == 0)
    }

    @Test(.timeLimit(.minutes(5)))
    func `a database that cannot grow loses nothing, and people are told of emergencies meanwhile`() throws {
        let broker = try TestBroker()
        let files = try GatewayFiles()
        try files.register([("b-1", "sos-button", 1), ("m-1", "mattress-belt", 1)])
        let gateway = ServedGateway(files, port: broker.port)
        let devices = try DeviceSide(port: broker.port)
        try gateway.serve()
        // No file of the process may grow beyond what the log of the database has now. A full file system gives the
        // same answer to the same write, but needs root to be made.
        let log = try FileManager.default.attributesOfItem(atPath: files.configuration.database + "-wal")
        let size = try #require(log[.size] as? Int)
        try Self.limitFiles(of: gateway.identifier, to: size)
        try Self.load(devices, now: files.now)
        try devices.until("transactions failed") { gateway.count("transaction failed") >= 2 }
        Self.expectSilence(devices, broker)
        #expect(try files.number("SELECT count(*) FROM event") == 0)
        try devices.until("the emergency is told without a row", atMost: .seconds(60)) {
            devices.alarms(of: "SOS-1").contains { $0["unrecorded"] as? Bool == true }
        }
        #expect(devices.receipts.isEmpty && Self.acknowledgements(broker) == 0)
        try Self.limitFiles(of: gateway.identifier, to: nil)
        try Self.expectEverything(devices) { try files.number($0) }
        #expect(try gateway.stop() == 0)
    }

    /// The file system tells of room and the database gets none, as under a quota (DESIGN 8): people are told of
    /// emergencies all the same, nothing is acknowledged, and everything is stored once there is room.
    @Test(.timeLimit(.minutes(5)))
    func `emergencies are told while the database is full, and everything is stored when it is not`() async throws {
        let provider = try await Provider(.answer(200))
        let broker = try TestBroker()
        let gateway = try GatewayUnderTest(port: broker.port)
        try gateway.describe(channel: "desk", url: provider.url)
        let now = try GatewayFiles().now
        let buttons = (1...Self.buttons).map { (device: "b-\($0)", profile: "sos-button", bed: $0) }
        try gateway.register(buttons + [("m-1", "mattress-belt", 1)], since: now - .days(1))
        let mark = gateway.database + ".is-full"
        try gateway.start("full", mark)
        let devices = try DeviceSide(port: broker.port)
        try devices.until("the gateway has subscribed") {
            gateway.log.components(separatedBy: "[Gateway] subscribed").count > 2
        }
        #expect(FileManager.default.createFile(atPath: mark, contents: nil))
        try Self.measure(devices, now: now)
        try devices.until("a transaction found no room") { gateway.log.contains("database or disk is full") }
        let pressed = try Self.pressUntilUnrecorded(devices, now: now)
        let presses = pressed * Self.presses
        // What is answered was stored before.
        let answered = Set(devices.receipts.compactMap { $0["ref"] as? String }).count
        let events = try gateway.number("SELECT count(*) FROM event")
        #expect(events < presses)
        #expect(answered <= events)
        #expect(try gateway.number("SELECT count(*) FROM reading") < Self.measurements)
        // The operator is told by the channel too.
        let isTold = { (unrecorded: Bool) in
            provider.seen.contains {
                $0.body.contains(#""rule":"SOS-1","place":"\#(Self.bed(pressed))""#)
                    && $0.body.contains(#""unrecorded":true"#) == unrecorded
            }
        }
        try devices.until("the operator is told") { isTold(true) }
        try devices.until("the full disk is told of") { devices.causes(of: "SELF-4").contains("raised") }

        try FileManager.default.removeItem(atPath: mark)
        try devices.until("all is stored and answered", atMost: .seconds(90)) {
            try gateway.number("SELECT count(*) FROM reading") == Self.measurements
                && Set(devices.receipts.compactMap { $0["ref"] as? String }).count == presses
        }
        #expect(try gateway.number("SELECT count(*) FROM event") == presses)
        let counts = try gateway.texts("SELECT count FROM alarm WHERE rule = 'SOS-1'")
        #expect(counts == Array(repeating: "\(Self.presses)", count: pressed))
        try devices.until("the operator is told of what is recorded now") { isTold(false) }
        // The count is told without the mark once it is written.
        try devices.until("the last counts are told as recorded") {
            let whole = devices.alarms(of: "SOS-1").filter {
                $0["count"] as? Int == Self.presses && $0["unrecorded"] == nil
            }
            return Set(whole.compactMap { $0["bed"] as? String }).count == pressed
        }
        try devices.until("the alarm about the disk is over", atMost: .seconds(60)) {
            try gateway.number("SELECT count(*) FROM alarm WHERE rule = 'SELF-4' AND clearedAt IS NULL") == 0
        }
        #expect(gateway.stop() == 0)
    }

    private static let measurements = 2_000

    /// Publishes more readings than the free pages of the database hold.
    private static func measure(_ devices: DeviceSide, now: Timestamp) throws {
        let payloads = (1...measurements).map { number in
            #"{"v":1,"ts":\#(now.milliseconds - Int64(number) * 1_000),"readings":{"heart_rate":71}}"#
        }
        try devices.publisher.publish(payloads, to: "homebed/v1/532901/m-1/telemetry")
    }

    /// Buttons of which each has a bed of its own: what they say fills the free pages several times over.
    private static let buttons = 100

    private static func bed(_ number: Int) -> String {
        "532901-" + String(repeating: "0", count: 6 - "\(number)".count) + "\(number)"
    }

    /// Presses at one bed after the other until an alarm is raised for which there was no room: the first ones still
    /// find some in the pages there are. An alarm that was raised with a row would not do: people were told of it then,
    /// and are not told of each press again.
    /// - Returns: At how many beds somebody pressed; the last is the one without a row.
    private static func pressUntilUnrecorded(_ devices: DeviceSide, now: Timestamp) throws -> Int {
        for number in 1...buttons {
            let payloads = (1...presses).map { press in
                #"{"v":1,"ref":"b\#(number)-\#(press)","ts":\#(now.milliseconds + Int64(press)),"event":"sos"}"#
            }
            try devices.publisher.publish(payloads, to: "homebed/v1/532901/b-\(number)/event")
            let said = { devices.alarms(of: "SOS-1").filter { $0["bed"] as? String == bed(number) } }
            try devices.until("the emergency at \(bed(number)) is told", atMost: .seconds(60)) { !said().isEmpty }
            let isUnrecorded = said().contains {
                $0["cause"] as? String == "raised" && $0["unrecorded"] as? Bool == true
            }
            if isUnrecorded { return number }
        }
        throw TestFailure("all alarms of \(buttons) beds found room")
    }

    /// Sets the soft limit on the size of files that a process may write; `nil` for none.
    private static func limitFiles(of process: Int32, to bytes: Int?) throws {
        let soft = bytes.map { "\($0)" } ?? "unlimited"
        let change = try ChildProcess("/usr/bin/prlimit", ["--pid", "\(process)", "--fsize=\(soft):"])
        guard change.wait() == 0 else { throw TestFailure("the limit \(soft) on \(process) was refused") }
    }
}
