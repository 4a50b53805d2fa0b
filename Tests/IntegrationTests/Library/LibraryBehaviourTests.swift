import CMosquitto
import CareCore
import CareWire
import Foundation
import Glibc
import Mosquitto
import Testing

/// What libmosquitto does and nowhere promises. When one of these fails after an update of the library, the transport
/// must be thought through again.
@Suite(.ownThreads) struct LibraryBehaviourTests {
    private static let payloads = (1...5).map { "message \($0)" }

    private static func probe(_ broker: TestBroker, _ mode: String, count: Int, output: String) throws -> ChildProcess {
        let tools = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
        return try ChildProcess(
            tools.appendingPathComponent("TransportProbe").path, ["\(broker.port)", "probe", "\(count)", mode],
            output: output)
    }

    /// Runs the probe until it says that it is ready, then kills it.
    private static func runAndKill(_ broker: TestBroker, _ mode: String, count: Int) throws -> [String] {
        let output = broker.folder.appendingPathComponent("probe-\(UUID().uuidString)").path
        let process = try probe(broker, mode, count: count, output: output)
        let end = ContinuousClock.now + .seconds(30)
        var lines: [String] = []
        while lines.last != "ready" {
            if !process.isRunning || ContinuousClock.now > end { throw TestFailure("the probe said: \(lines)") }
            usleep(2_000)
            let text = (try? String(contentsOfFile: output, encoding: .utf8)) ?? ""
            lines = text.split(separator: "\n").map(String.init)
        }
        process.signal(SIGKILL)
        _ = process.wait()
        return lines.dropLast()
    }

    @Test func `a kill between read and write makes the broker deliver everything again`() throws {
        let broker = try TestBroker()
        #expect(try Self.runAndKill(broker, "hold", count: 0).isEmpty)
        // The session exists once the subscription is made; the first run ends before that only if it read nothing.
        let line = try TestLine(Self.probeOptions(broker))
        _ = try line.connect()
        line.transport.leave(reasonCode: 0, atMost: .seconds(5))
        let device = try TestPublisher(port: broker.port)
        try device.connect()
        try device.publish(Self.payloads, to: "probe/a")
        for _ in 1...3 { #expect(try Self.runAndKill(broker, "hold", count: 5) == Self.payloads) }
        #expect(try Self.runAndKill(broker, "acknowledge", count: 5) == Self.payloads)
        try device.publish(["next"], to: "probe/a")
        #expect(try Self.runAndKill(broker, "hold", count: 1) == ["next"])
    }

    private static func probeOptions(_ broker: TestBroker) -> TransportOptions {
        TransportOptions(
            clientID: "probe", address: BrokerAddress(host: "127.0.0.1", port: broker.port), urgent: [],
            bulk: [Subscription("probe/#", retained: .never)])
    }

    @Test func `mosquitto_disconnect in mid-batch loses every message that was read`() throws {
        let broker = try TestBroker()
        let session = BareSession(port: broker.port)
        try session.connect()
        session.leave()
        let device = try TestPublisher(port: broker.port)
        try device.connect()
        try device.publish(Self.payloads, to: "bare/a")
        try session.connect()
        try session.read(5)
        // The queue goes first: five PUBACKs, then DISCONNECT. Nothing was committed.
        session.leave()
        // A connection that comes before the broker has read them would take the session over with what is unconfirmed.
        try device.until("the farewell to be read") {
            broker.log.ranges(of: "Received DISCONNECT from bare").count == 2
        }
        try session.connect()
        #expect(session.readAll(milliseconds: 300) == 0)
    }

    @Test func `a reconnect without a write makes the broker deliver everything again`() throws {
        let broker = try TestBroker()
        let session = BareSession(port: broker.port)
        try session.connect()
        let device = try TestPublisher(port: broker.port)
        try device.connect()
        try device.publish(Self.payloads, to: "bare/a")
        for _ in 1...3 {
            try session.read(5)
            try session.connect()
        }
        try session.read(5)
    }

    @Test func `the connect call without a host stores its properties and does nothing else`() {
        mosquitto_lib_init()
        let handle = mosquitto_new("stores", false, nil)
        defer { mosquitto_destroy(handle) }
        mosquitto_int_option(handle, MOSQ_OPT_PROTOCOL_VERSION, MQTT_PROTOCOL_V5)
        #expect(mosquitto_connect_bind_v5(handle, nil, 0, 30, nil, nil) == MOSQ_ERR_INVAL.rawValue)
        #expect(mosquitto_socket(handle) == -1)
    }
}
