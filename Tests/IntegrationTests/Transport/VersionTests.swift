import CareCore
import Ingest
import Mosquitto
import Testing

/// MQTT 3.1.1: the broker's own window, the same promises.
@Suite(.ownThreads) struct VersionTests {
    /// Nothing acknowledged before its time, everything delivered. `keepsOrder` says whether the broker delivers an
    /// abandoned batch again before what follows it.
    private static func expectPromises(port: UInt16, keepsOrder: Bool) throws {
        var options = TestLine.options(port: port)
        options.version = .v311
        let first = try TestLine(options)
        _ = try first.connect()
        first.transport.leave(reasonCode: 0, atMost: .seconds(5))
        let device = try TestPublisher(port: port) { $0.version = .v311 }
        try device.connect()
        try expectPromises(options, device: device, keepsOrder: keepsOrder)
    }

    private static func expectPromises(_ options: TransportOptions, device: TestPublisher, keepsOrder: Bool) throws {
        let payloads = (1...60).map { "message \($0)" }
        try device.publish(payloads, to: "bulk/a")
        let line = try TestLine(options)
        let first = try line.receive(15)
        #expect(first == Array(payloads[..<15]))
        line.transport.abandon(pause: Milliseconds(10))
        var seen: [String] = []
        while Set(seen).count < 60 {
            seen += try line.receive(1)
            line.transport.acknowledge()
        }
        #expect(keepsOrder ? seen == payloads : Set(seen) == Set(payloads))
        #expect(line.publish(1, topic: "out/a"))
        line.transport.acknowledge()
        try line.until("the publish is confirmed") {
            line.turn()
            _ = line.receiveOnce(from: .urgent)
            return line.confirmed == [OutboxID(1)]
        }
        line.transport.leave(reasonCode: 0x04, atMost: .seconds(5))
    }

    @Test func `mosquitto speaks 3.1.1 with the window of its configuration`() throws {
        let broker = try TestBroker(lines: ["allow_anonymous true", "max_inflight_messages 20"])
        try Self.expectPromises(port: broker.port, keepsOrder: true)
    }

    /// NATS does not deliver again because a client reconnects but when its `ack_wait` (30 s unless configured) is
    /// over, behind newer messages.
    @Test
    func `NATS speaks 3.1.1 and keeps the promises`() throws {
        let server = try NATSServer()
        defer { withExtendedLifetime(server) {} }
        try Self.expectPromises(port: server.port, keepsOrder: false)
    }
}
