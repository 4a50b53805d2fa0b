import CareCore
import Foundation
import Mosquitto
import Testing

/// MQTT 3.1.1: the same promises with a broker that speaks no more.
@Suite(.serialized, .ownThreads) struct OlderProtocolTests {
    /// A press, one while the gateway is away, and an order in which nothing is lost or doubled.
    private static func expectMainJob(port: UInt16) throws {
        let files = try GatewayFiles()
        try files.register([("b-1", "sos-button", 1), ("m-1", "mattress-belt", 1)])
        let gateway = ServedGateway(files, port: port, variables: ["HOMEBED_BROKER_PROTOCOL": "3.1.1"])
        try gateway.serve()
        let devices = try DeviceSide(port: port) { $0.version = .v311 }
        try devices.untilAnswered("b-1", ref: "1")
        try devices.until("the alarm is told") { devices.causes(of: "SOS-1") == ["raised"] }
        gateway.kill9()
        try devices.press("b-1", ref: "2")
        let base = files.now.milliseconds
        for number in 1...50 {
            try devices.publish(
                #"{"v":1,"ts":\#(base - Int64(number)),"readings":{"heart_rate":70}}"#,
                to: "homebed/v1/532901/m-1/telemetry")
        }
        try gateway.serve()
        try devices.until("what came meanwhile is stored", atMost: .seconds(90)) {
            try files.number("SELECT count(*) FROM event") == 2 && files.number("SELECT count(*) FROM reading") == 50
        }
        try devices.until("the second press is told", atMost: .seconds(60)) {
            devices.causes(of: "SOS-1") == ["raised", "repeated"]
                && devices.receipts.contains { $0["ref"] as? String == "2" }
        }
        #expect(try files.texts("SELECT count FROM alarm") == ["2"])
        #expect(try gateway.stop() == 0)
        try devices.until("its last word") { devices.objects("/heartbeat").last?["state"] as? String == "stopped" }
    }

    @Test(.timeLimit(.minutes(5)))
    func `the main job runs over mosquitto with MQTT 3_1_1`() throws {
        let broker = try TestBroker(lines: ["allow_anonymous true", "max_inflight_messages 20"])
        try Self.expectMainJob(port: broker.port)
    }

    @Test(.timeLimit(.minutes(5)))
    func `the main job runs over NATS`() throws {
        let server = try NATSServer()
        try Self.expectMainJob(port: server.port)
    }
}
