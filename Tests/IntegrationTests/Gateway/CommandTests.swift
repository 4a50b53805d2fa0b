import CareCore
import CareWire
import Foundation
import Mosquitto
import Testing

/// VIT-8 on a real broker: the command reaches the device's hub under the shipped access list, and the answer decides.
@Suite(.serialized, .ownThreads) struct CommandTests {
    @Test(.timeLimit(.minutes(5)))
    func `a watch with one low value is told to measure, and only its own household hears it`() throws {
        let files = try GatewayFiles()
        try files.register([("w-1", "elder-watch", 1), ("w-2", "elder-watch", 2)])
        let broker = try ConfiguredBroker(files)
        let gateway = ServedGateway(files, port: broker.port, variables: broker.gatewayVariables)
        try gateway.serve()
        let sides = try ["1", "2"].map { number in
            let credentials = try broker.credentials(of: "hub-532901-00000\(number)")
            return try DeviceSide(port: broker.port, name: "hub-\(number)") {
                $0.credentials = credentials
                $0.subscriptions.append(Subscription("homebed/v1/+/+/command", retained: .never))
            }
        }
        let first = files.now
        try sides[0].publish(Self.telemetry(80, at: first), to: "homebed/v1/532901/w-1/telemetry")
        try sides[0].until("the command") { !sides[0].objects("w-1/command").isEmpty }
        // What was sent is on disk: readings, and the command until the broker confirmed it.
        #expect(try files.number("SELECT count(*) FROM reading") == 2)
        let command = sides[0].objects("w-1/command")[0]
        #expect(command["v"] as? Int == 1 && command["command"] as? String == "measure")
        #expect(command["metrics"] as? [String] == ["spo2"])
        #expect(command["ref"] as? String == "VIT-8-\(first.milliseconds)")
        #expect(command["until"] as? Int == Int((first + .minutes(5)).milliseconds))
        #expect(try files.number("SELECT count(*) FROM alarm") == 0)

        try sides[0].publish(
            Self.telemetry(80, at: first + Milliseconds(1)), to: "homebed/v1/532901/w-1/telemetry")
        try Bound.wait(for: "the alarm", state: { gateway.log }) { try files.causes("VIT-8") == ["raised"] }
        #expect(try files.number("SELECT priority FROM alarm WHERE rule = 'VIT-8'") == 1)
        try Bound.wait(for: "an empty outbox") { try files.number("SELECT count(*) FROM outbox") == 0 }
        #expect(sides[0].objects("/command").count == 1 && sides[1].objects("/command").isEmpty)
        #expect(try gateway.stop() == 0)
    }

    private static func telemetry(_ saturation: Int, at time: Timestamp) -> String {
        #"{"v":1,"ts":\#(time.milliseconds),"readings":{"spo2":\#(saturation),"worn":true}}"#
    }
}
