import CareCore
import Foundation
import Gateway
import Glibc
import Loopback
import Testing

/// Promise 7 without a broker: deadlines and people go on, and somebody hears of it.
@Suite(.serialized, .ownThreads) struct UnreachableBrokerTests {
    enum Absence: String, CaseIterable, Sendable {
        case `nobody listens`
        case `connections are taken and never answered`
    }

    @Test(.timeLimit(.minutes(5)), arguments: Absence.allCases)
    func `without a broker delays end, people acknowledge, and the messages leave when it is back`(
        absence: Absence
    ) throws {
        let files = try QuickTime.files(rate: 20)
        try files.register([("b-1", "sos-button", 1), ("p-1", "wet-pad", 1)])
        let gateway = ServedGateway(files, port: 0, variables: QuickTime.variables(files))
        try Self.raiseAndWet(gateway, files)

        // The next life finds no broker at all.
        let (hanging, port) = LoopbackPort.listener(backlog: absence == .`nobody listens` ? nil : 8)
        if absence == .`nobody listens` { close(hanging) }
        gateway.variables["HOMEBED_BROKER_ADDRESS"] = "mqtt://127.0.0.1:\(port)"
        let start = files.now
        try gateway.start()
        // On a slow machine simulated minutes pass before it is looked, and an alarm may be told again meanwhile.
        try Self.wait("the delay of the wet pad ends", gateway) { try files.causes("WET-1").first == "raised" }
        try Self.wait("the press is reminded of", gateway) { try files.causes("SOS-1").contains("reminded") }
        let alarm = AlarmID(Int64(try files.number("SELECT number FROM alarm WHERE rule = 'SOS-1'")))
        guard case .done = try gateway.command(.acknowledge(alarm, by: "Li")) else {
            throw TestFailure("the acknowledgement was refused: \(gateway.log)")
        }
        #expect(try files.causes("SOS-1").last == "acknowledged")
        try Self.wait("the loss is an alarm", gateway) { try files.causes("SELF-1").first == "raised" }
        let raised = try files.number("SELECT raisedAt FROM alarm WHERE rule = 'SELF-1'")
        #expect(Int64(raised) >= (start + Limits.firstConnection).milliseconds)

        if absence != .`nobody listens` { close(hanging) }
        let broker = try TestBroker(port: port)
        let observer = try DeviceSide(port: broker.port)
        try observer.until("everything is told", atMost: .seconds(60)) {
            let lost = observer.causes(of: "SELF-1")
            return lost.first == "raised" && lost.last == "cleared" && observer.causes(of: "WET-1").first == "raised"
                && observer.causes(of: "SOS-1").last == "acknowledged"
        }
        #expect(observer.causes(of: "SOS-1").first == "reminded", "the raising left in the first life")
        #expect(try gateway.stop() == 0)
    }

    /// A first life with a broker: a press that rings and a pad that has just become wet.
    private static func raiseAndWet(_ gateway: ServedGateway, _ files: GatewayFiles) throws {
        let broker = try TestBroker()
        gateway.variables["HOMEBED_BROKER_ADDRESS"] = "mqtt://127.0.0.1:\(broker.port)"
        let devices = try DeviceSide(port: broker.port)
        try gateway.serve()
        try devices.untilAnswered("b-1", ref: "1")
        try devices.until("the alarm's message has left") {
            try devices.causes(of: "SOS-1") == ["raised"] && files.number("SELECT count(*) FROM outbox") == 0
        }
        try devices.publish(
            #"{"v":1,"ts":\#(files.now.milliseconds),"readings":{"wet":true}}"#,
            to: "homebed/v1/532901/p-1/telemetry")
        try devices.until("the pad is heard") { try files.number("SELECT count(*) FROM reading") == 1 }
        gateway.kill9()
    }

    private static func wait(_ what: String, _ gateway: ServedGateway, _ condition: () throws -> Bool) throws {
        try Bound.wait(for: what, atMost: .seconds(60), state: { gateway.log }) {
            if !gateway.isRunning { throw TestFailure("the gateway ended: \(gateway.log)") }
            return try condition()
        }
    }
}
