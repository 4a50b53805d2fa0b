import CareCore
import Foundation
import Gateway
import Mosquitto
import Testing

/// Promise 12 at the broker: the files of `homebed broker-config` let a household speak for its own devices only.
@Suite(.serialized, .ownThreads) struct AccessListTests {
    @Test(.timeLimit(.minutes(5)))
    func `what a device publishes on another's topic, on its receipts or as an alarm reaches nobody`() throws {
        let files = try GatewayFiles()
        try files.register([("b-1", "sos-button", 1), ("b-2", "sos-button", 2)])
        let broker = try ConfiguredBroker(files)
        let gateway = ServedGateway(files, port: broker.port, variables: broker.gatewayVariables)
        try gateway.serve()
        let credentials = try ["1", "2"].map { try broker.credentials(of: "hub-532901-00000\($0)") }
        let intruder = try DeviceSide(port: broker.port, name: "hub-1") { $0.credentials = credentials[0] }
        let owner = try DeviceSide(port: broker.port, name: "hub-2") { $0.credentials = credentials[1] }
        let forbidden = [
            "532901/b-2/event", "532901/b-2/telemetry", "532901/b-2/status", "532901/b-2/receipt", "532901/b-2/command",
            "532901/alarms/1", "532925/b-1/event", "gateway/gateway-1/heartbeat",
        ]
        for topic in forbidden { try intruder.publish(#"{"v":1,"event":"sos"}"#, to: "homebed/v1/\(topic)") }
        // The broker answered each with "not authorized".
        #expect(intruder.publisher.connection.refusedPublishes == UInt64(forbidden.count))
        try owner.untilAnswered("b-2", ref: "own")
        try intruder.untilAnswered("b-1", ref: "own")
        #expect(try files.texts("SELECT device FROM eventView ORDER BY device") == ["b-1", "b-2"])
        #expect(try files.number("SELECT count(*) FROM quarantine") == 0)
        // Neither household sees the other's receipts, alarms or the gateway's heartbeat.
        for (side, device) in [(intruder, "b-1"), (owner, "b-2")] {
            let topics = Set(side.publisher.messages.map(\.topic))
            #expect(topics == ["homebed/v1/532901/\(device)/receipt"])
        }
        #expect(try gateway.stop() == 0)
    }

    @Test(.timeLimit(.minutes(5)))
    func `a hub publishes on the foreign topics of its own devices and on no others`() throws {
        let files = try GatewayFiles()
        try files.register([
            ("z-1", "sos-button-zigbee", 1), ("z-2", "sos-button-zigbee", 2), ("b-2", "sos-button", 2),
        ])
        let broker = try ConfiguredBroker(files)
        let gateway = ServedGateway(files, port: broker.port, variables: broker.gatewayVariables)
        try gateway.serve()
        let credentials = try ["1", "2"].map { try broker.credentials(of: "hub-532901-00000\($0)") }
        let hub = try DeviceSide(port: broker.port, name: "hub-1") { $0.credentials = credentials[0] }
        let other = try DeviceSide(port: broker.port, name: "hub-2") { $0.credentials = credentials[1] }
        let forbidden = ["z-2", "z-2/availability", "b-2", "z-1/set", "bridge/state", "stranger"]
        for name in forbidden { try hub.publish(#"{"action":"single"}"#, to: "zigbee2mqtt/\(name)") }
        #expect(hub.publisher.connection.refusedPublishes == UInt64(forbidden.count))
        try hub.publish(#"{"action":"single","battery":90}"#, to: "zigbee2mqtt/z-1")
        try hub.publish("online", to: "zigbee2mqtt/z-1/availability")
        #expect(hub.publisher.connection.refusedPublishes == UInt64(forbidden.count))
        try other.untilAnswered("b-2", ref: "marker")
        #expect(try files.texts("SELECT device FROM eventView ORDER BY device") == ["b-2", "z-1"])
        #expect(try files.number("SELECT count(*) FROM quarantine") == 0)
        #expect(hub.publisher.messages.isEmpty)
        #expect(try gateway.stop() == 0)
    }

    @Test(
        .timeLimit(.minutes(5)),
        arguments: [
            (true, Int32(0), "ok    broker ACL"), (false, 1, "fail  broker ACL"),
        ])
    func `doctor says when the access list is missing`(hasAccessList: Bool, status: Int32, words: String) throws {
        let files = try GatewayFiles()
        try files.register([("b-1", "sos-button", 1)])
        let broker = try ConfiguredBroker(files) { text in
            let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
            return lines.filter { hasAccessList || !$0.hasPrefix("acl_file") }.joined(separator: "\n")
        }
        let doctor = try HomeBedRun(
            [
                "doctor", "--broker", "mqtt://127.0.0.1:\(broker.port)", "--broker-file",
                broker.folder.appendingPathComponent("mosquitto.conf").path, "--database", files.configuration.database,
                "--profiles", files.configuration.profiles,
            ], variables: broker.gatewayVariables.merging(["HOMEBED_DISK_BULK_STOP_MEGABYTES": "128"]) { $1 })
        #expect(doctor.output.contains(words), "\(doctor.output)")
        #expect(doctor.status == status, "\(doctor.output)")
    }
}
