import CareCore
import CareWire
import Foundation
import Gateway
import Mosquitto
import TestSupport
import Testing

/// What goes where: the fire service's platform, the broker as a channel, and who may read what stands there.
@Suite(.serialized, .ownThreads) struct NotifyRouteTests {
    @Test(.timeLimit(.minutes(5)))
    func `smoke is told at once to family, neighbour and fire platform, which learns where`() async throws {
        let provider = try await Provider(.answer(200))
        let fire = try await Provider(.answer(200))
        let scene = try ToldScene(
            [("s-1", "smoke-alarm-nb", 1)],
            people: [
                "op operator hook=op", "son family hook=son", "next neighbour hook=next", "fire-1 fire_platform fire",
            ], channels: [("hook", "webhook", provider), ("fire", "fire", fire)])
        let at = scene.files.now
        try scene.devices.publish(
            #"{"v":1,"ref":"1","ts":\#(at.milliseconds),"event":"smoke"}"#, to: "homebed/v1/532901/s-1/event")
        await fire.until(1)
        try scene.devices.until("everybody is told") { Set(provider.seen.map(\.recipient)) == ["op", "son", "next"] }
        #expect(try ["op", "son", "next", "fire-1"].allSatisfy { try scene.seconds(until: $0, of: "ENV-1") < 30 })
        let body = fire.seen[0].object
        let incident = try #require((body["incidents"] as? [[String: Any]])?.first)
        #expect(incident["kind"] as? String == "smoke" && incident["purpose"] as? String == "raised")
        #expect(incident["address"] as? String == GatewayFiles.address)
        #expect(incident["latitude"] as? Double == 25.6065 && incident["longitude"] as? Double == 100.2676)
        #expect((incident["at"] as? Int64).map { $0 >= at.milliseconds } == true)
        #expect(provider.seen.allSatisfy { !$0.body.contains(GatewayFiles.address) })
        #expect(try scene.gateway.stop() == 0)
    }

    @Test(.timeLimit(.minutes(5)))
    func `the broker is a channel that the observer reads and no hub reads or writes`() throws {
        let files = try GatewayFiles()
        try files.register([("b-1", "sos-button", 1)], people: ["desk-1 operator mqtt"])
        let broker = try ConfiguredBroker(files)
        let gateway = ServedGateway(files, port: broker.port, variables: broker.gatewayVariables)
        try gateway.serve()
        let notified = { (options: inout ConnectionOptions) in
            options.subscriptions.append(Subscription("homebed/v1/+/notify/+", retained: .never))
        }
        let (watching, household) = (
            try broker.credentials(of: "observer"), try broker.credentials(of: "hub-532901-000001")
        )
        let observer = try DeviceSide(port: broker.port, name: "observer") {
            $0.credentials = watching
            notified(&$0)
        }
        let hub = try DeviceSide(port: broker.port, name: "hub-1") {
            $0.credentials = household
            notified(&$0)
        }
        try hub.publish("{}", to: "homebed/v1/532901/notify/desk-1")
        #expect(hub.publisher.connection.refusedPublishes == 1)
        try hub.untilAnswered("b-1", ref: "1")
        try observer.until("the notification") { !observer.objects("/notify/desk-1").isEmpty }
        let message = observer.objects("/notify/desk-1")[0]
        #expect(message["purpose"] as? String == "raised" && message["rule"] as? String == "SOS-1")
        #expect(message["id"] as? String == "1" && message["recipient"] as? String == "desk-1")
        #expect(hub.objects("/notify/desk-1").isEmpty)
        #expect(try files.number("SELECT outcome FROM notification WHERE number = 1") == 6)
        #expect(try gateway.stop() == 0)
    }

    @Test(.timeLimit(.minutes(5)), arguments: [true, false])
    func `doctor says when the access list does not let the gateway notify`(isAllowed: Bool) throws {
        let files = try GatewayFiles()
        try files.register([("b-1", "sos-button", 1)])
        let broker = try ConfiguredBroker(files) { text in
            if !isAllowed { Self.forbidNotifying(in: text) }
            return text
        }
        let doctor = try HomeBedRun(
            [
                "doctor", "--broker", "mqtt://127.0.0.1:\(broker.port)", "--database", files.configuration.database,
                "--profiles", files.configuration.profiles,
            ], variables: broker.gatewayVariables.merging(["HOMEBED_DISK_BULK_STOP_MEGABYTES": "128"]) { $1 })
        let words = isAllowed ? "ok    broker notifications" : "fail  broker notifications"
        #expect(doctor.output.contains(words), "\(doctor.output)")
        #expect(doctor.status == (isAllowed ? 0 : 1), "\(doctor.output)")
    }

    /// Takes the gateway's right to notify out of the access list that the broker's file names.
    private static func forbidNotifying(in file: String) {
        guard let line = file.split(separator: "\n").first(where: { $0.hasPrefix("acl_file ") }) else { return }
        let path = String(line.dropFirst("acl_file ".count))
        guard let list = try? String(contentsOfFile: path, encoding: .utf8) else { return }
        let left = list.split(separator: "\n", omittingEmptySubsequences: false)
            .filter { $0 != "topic write homebed/v1/+/notify/+" }.joined(separator: "\n")
        try? left.write(toFile: path, atomically: false, encoding: .utf8)
    }
}
