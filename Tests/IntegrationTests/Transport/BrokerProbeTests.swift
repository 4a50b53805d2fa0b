import CareCore
import Loopback
import Mosquitto
import Testing

/// One bounded look at a broker.
@Suite(.ownThreads) struct BrokerProbeTests {
    private static func options(_ port: UInt16) -> ConnectionOptions {
        ConnectionOptions(clientID: "look", address: BrokerAddress(host: "127.0.0.1", port: port))
    }

    @Test func `a probe reads the limits and the retained message`() throws {
        let broker = try TestBroker(lines: ["allow_anonymous true", "max_packet_size 20000", "max_keepalive 120"])
        let device = try TestPublisher(port: broker.port)
        try device.connect()
        try device.publish(["running"], to: "homebed/v1/gateway/g1/heartbeat", isRetained: true)
        let report = try BrokerProbe.look(
            Self.options(broker.port), at: "homebed/v1/gateway/g1/heartbeat", atMost: .seconds(5))
        #expect(report.message.map { String(decoding: $0.payload, as: UTF8.self) } == "running")
        #expect(report.message?.isRetained == true)
        #expect(report.limits.receiveMaximum == 1_000)
        #expect(report.limits.packetBytes == 20_000)
        #expect(report.limits.keepsRetained)
    }

    @Test func `a probe without a retained message ends soon and leaves no session`() throws {
        let broker = try TestBroker()
        let start = ContinuousClock.now
        let report = try BrokerProbe.look(Self.options(broker.port), at: "nothing/#", atMost: .seconds(10))
        #expect(report.message == nil)
        #expect(TestTime.milliseconds(since: start) < 3_000)
        let again = try BrokerProbe.look(Self.options(broker.port), atMost: .seconds(5))
        #expect(!again.limits.isSessionPresent)
    }

    @Test func `a probe of nobody ends within its bound and says why`() throws {
        let start = ContinuousClock.now
        let error = #expect(throws: MosquittoError.self) {
            try BrokerProbe.look(Self.options(LoopbackPort.free()), atMost: .seconds(1))
        }
        #expect(error?.description.contains("Connection refused") == true, "\(String(describing: error))")
        #expect(TestTime.milliseconds(since: start) < 3_000)
    }
}
