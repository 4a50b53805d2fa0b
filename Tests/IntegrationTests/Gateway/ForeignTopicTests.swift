import CareCore
import Foundation
import Gateway
import Testing

/// Decision 21 against a real broker: what zigbee2mqtt publishes rings, and no kill makes two of one.
@Suite(.serialized, .ownThreads) struct ForeignTopicTests {
    private static let button = "0x00158d0001a2b3c4"
    private static let smoke = "0x00124b0029113a07"

    private static func gateway(_ broker: TestBroker) throws -> GatewayUnderTest {
        let gateway = try GatewayUnderTest(port: broker.port)
        try gateway.register(
            [(button, "sos-button-zigbee", 1), (smoke, "smoke-alarm-zigbee", 1)],
            since: Timestamp(milliseconds: 1_700_000_000_000))
        return gateway
    }

    private static func untilSubscribed(_ gateway: GatewayUnderTest, _ devices: DeviceSide, lives: Int = 1) throws {
        try devices.until("the gateway has subscribed") {
            gateway.log.components(separatedBy: "[Gateway] subscribed").count > 2 * lives
        }
    }

    private static func say(_ payload: String, of device: String, _ devices: DeviceSide) throws {
        try devices.publish(payload, to: "zigbee2mqtt/\(device)")
    }

    @Test(.timeLimit(.minutes(5)), arguments: ["after-read", "after-commit", "after-acknowledge"])
    func `a press of a Zigbee button rings once although the gateway is killed on its way`(point: String) throws {
        let broker = try TestBroker()
        let gateway = try Self.gateway(broker)
        let devices = try DeviceSide(port: broker.port)
        let press = #"{"action":"emergency","battery":87,"linkquality":120,"voltage":3000}"#
        try gateway.start("kill", point, "1")
        try Self.untilSubscribed(gateway, devices)
        try Self.say(press, of: Self.button, devices)
        try devices.until("the gateway is killed \(point)") { !gateway.isRunning }
        gateway.kill9()
        try gateway.start()
        try devices.until("the alarm message", atMost: .seconds(60)) { devices.causes(of: "SOS-1") == ["raised"] }
        // The very same payload again is another press.
        try Self.say(press, of: Self.button, devices)
        try devices.until("the second press") { devices.causes(of: "SOS-1") == ["raised", "repeated"] }
        #expect(try gateway.number("SELECT count(*) FROM event") == 2)
        #expect(try gateway.number("SELECT count FROM alarm WHERE rule = 'SOS-1'") == 2)
        #expect(try gateway.number("SELECT count(*) FROM reading") == 2)
        #expect(try gateway.number("SELECT count(*) FROM quarantine") == 0)
        if point != "after-acknowledge" { #expect(broker.log.contains("(d1,"), "nothing was delivered again") }
        #expect(devices.receipts.isEmpty)
        #expect(gateway.stop() == 0)
    }

    @Test(.timeLimit(.minutes(5)))
    func `smoke that is told again after a kill is the smoke that was told before it`() throws {
        let broker = try TestBroker()
        let gateway = try Self.gateway(broker)
        let devices = try DeviceSide(port: broker.port)
        try gateway.start()
        try Self.untilSubscribed(gateway, devices)
        let state = { (isSmoke: Bool) in #"{"battery":100,"linkquality":105,"smoke":\#(isSmoke),"tamper":false}"# }
        try Self.say(state(true), of: Self.smoke, devices)
        try devices.until("the smoke rings") { devices.causes(of: "ENV-1") == ["raised"] }
        gateway.kill9()
        try gateway.start()
        try Self.untilSubscribed(gateway, devices, lives: 2)
        for isSmoke in [true, true, false, true] { try Self.say(state(isSmoke), of: Self.smoke, devices) }
        try devices.until("the new smoke rings") { devices.causes(of: "ENV-1") == ["raised", "repeated"] }
        #expect(try gateway.number("SELECT count(*) FROM event") == 2)
        #expect(devices.receipts.isEmpty)
        #expect(gateway.stop() == 0)
    }

    @Test(.timeLimit(.minutes(5)))
    func `what the broker has kept of a foreign topic does not come, the status does`() throws {
        let broker = try TestBroker()
        let files = try GatewayFiles()
        try files.register([
            (Self.smoke, "smoke-alarm-zigbee", 1), ("b-1", "sos-button", 2), ("m-1", "mattress-belt", 2),
        ])
        let devices = try DeviceSide(port: broker.port)
        try devices.publish(#"{"smoke":true}"#, to: "zigbee2mqtt/\(Self.smoke)", isRetained: true)
        try devices.publish("online", to: "zigbee2mqtt/\(Self.smoke)/availability", isRetained: true)
        let gateway = ServedGateway(files, port: broker.port)
        try gateway.serve()
        try devices.untilAnswered("b-1", ref: "marker")
        // The bulk lane has an order of its own: what the broker had kept came before this.
        try devices.publish(#"{"v":1,"readings":{"heart_rate":70}}"#, to: "homebed/v1/532901/m-1/telemetry")
        try devices.until("the reading is stored") { try files.number("SELECT count(*) FROM reading") == 1 }
        #expect(try files.texts("SELECT device FROM eventView") == ["b-1"])
        #expect(try files.number("SELECT count(*) FROM quarantine") == 0)
        #expect(try gateway.stop() == 0)
        #expect(gateway.count(" statuses=1") == 1, "\(gateway.log)")
    }
}
