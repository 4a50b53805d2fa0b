import CareCore
import Foundation
import Gateway
import Logging
import Mosquitto
import Synchronization
import Testing

/// Two gateways of one name would answer the same people twice; two of one client id would take turns.
@Suite(.serialized, .ownThreads) struct TakeOverTests {
    private static let other = ["HOMEBED_BROKER_CLIENT_ID": "homebed-other"]

    @Test(.timeLimit(.minutes(5)))
    func `a second gateway of the same name refuses to start while the first lives, and insists when told to`() throws {
        let broker = try TestBroker()
        let first = ServedGateway(try GatewayFiles(), port: broker.port)
        let observer = try DeviceSide(port: broker.port)
        try first.serve()
        try observer.until("its heartbeat") { observer.objects("/heartbeat").last?["state"] as? String == "running" }
        let second = ServedGateway(try GatewayFiles(), port: broker.port, variables: Self.other)
        try second.start()
        #expect(try second.end() == 77)
        #expect(second.log.contains("another gateway named gateway-1"), "\(second.log)")
        #expect(second.log.contains("--take-over"))
        try second.serve("--take-over")
        #expect(first.isRunning)
        #expect(try second.stop() == 0)
        #expect(try first.stop() == 0)
    }

    @Test(.timeLimit(.minutes(5)))
    func `the heartbeat of a gateway's own predecessor is no reason, that of another's is`() throws {
        let broker = try TestBroker()
        let files = try GatewayFiles()
        try files.register([("b-1", "sos-button", 1)])
        let devices = try DeviceSide(port: broker.port)
        let instance = try #require(try files.texts("SELECT value FROM meta WHERE key = 'instance'").first)
        let gateway = ServedGateway(files, port: broker.port)
        func say(_ instance: String) throws {
            try devices.publish(
                #"{"v":1,"instance":"\#(instance)","state":"running","at":\#(files.now.milliseconds)}"#,
                to: "homebed/v1/gateway/gateway-1/heartbeat", isRetained: true)
        }
        try say(instance)
        try gateway.serve()
        gateway.kill9()
        try devices.until("its will") { devices.objects("/heartbeat").last?["state"] as? String == "lost" }
        try say("somebody-else")
        try gateway.start()
        #expect(try gateway.end() == 77, "\(gateway.log)")
    }

    private static let heartbeatTopic = "homebed/v1/gateway/gateway-1/heartbeat"

    private static func heartbeat(_ state: String = "running", at: Timestamp) -> String {
        #"{"v":1,"instance":"somebody-else","state":"\#(state)","at":\#(at.milliseconds)}"#
    }

    private static func look(_ broker: TestBroker, for listeningTime: Milliseconds) -> OtherGatewayGuard? {
        DeviceID("gateway-1").map { name in
            OtherGatewayGuard(
                options: ConnectionOptions(
                    clientID: "homebed", address: BrokerAddress(host: "127.0.0.1", port: broker.port)),
                gateway: name, ownInstance: "ourselves", listeningTime: listeningTime,
                logger: Logger(label: "guard") { _ in SwiftLogNoOpLogHandler() })
        }
    }

    /// The kept heartbeat of a gateway that is gone, dated by a clock that was wrong, must not stop its successor for
    /// years.
    @Test(.timeLimit(.minutes(5)), arguments: [Milliseconds.days(20_000), .minutes(2), .zero - .days(2)])
    func `a kept heartbeat of a far date stops nobody when nobody is heard`(distance: Milliseconds) throws {
        let broker = try TestBroker()
        let device = try DeviceSide(port: broker.port)
        let now = try GatewayFiles().now
        try device.publish(Self.heartbeat(at: now + distance), to: Self.heartbeatTopic, isRetained: true)
        try #require(Self.look(broker, for: Milliseconds(700))).check(now: now)
    }

    @Test(.timeLimit(.minutes(5)), arguments: [Milliseconds.zero, .seconds(-60), .seconds(60)])
    func `a kept heartbeat of about now stops a second gateway, whichever clock is ahead`(distance: Milliseconds) throws
    {
        let broker = try TestBroker()
        let device = try DeviceSide(port: broker.port)
        let now = try GatewayFiles().now
        try device.publish(Self.heartbeat(at: now + distance), to: Self.heartbeatTopic, isRetained: true)
        let look = try #require(Self.look(broker, for: .seconds(60)))
        let error = #expect(throws: GatewayError.self) { try look.check(now: now) }
        #expect(error?.text.contains("gave a sign of life") == true, "\(String(describing: error))")
        try device.publish(Self.heartbeat("lost", at: now + distance), to: Self.heartbeatTopic, isRetained: true)
        try look.check(now: now)
    }

    @Test(.timeLimit(.minutes(5)), arguments: [Milliseconds.days(20_000), .zero - .days(2)])
    func `a gateway whose clock is far off is found by what it says now`(distance: Milliseconds) throws {
        let broker = try TestBroker()
        let device = try DeviceSide(port: broker.port)
        let now = try GatewayFiles().now
        try device.publish(Self.heartbeat(at: now + distance), to: Self.heartbeatTopic, isRetained: true)
        let look = try #require(Self.look(broker, for: .seconds(60)))
        let answer = Mutex<Result<Void, any Error>?>(nil)
        Thread.detachNewThread {
            let outcome = Result { try look.check(now: now) }
            answer.withLock { $0 = outcome }
        }
        // It speaks again and again: when the guard has begun to listen cannot be seen from here.
        try device.until("the guard has an answer", atMost: .seconds(90)) {
            try device.publish(Self.heartbeat(at: now + distance), to: Self.heartbeatTopic, isRetained: true)
            return answer.withLock { $0 != nil }
        }
        let error = #expect(throws: GatewayError.self) { try answer.withLock { $0 }?.get() }
        #expect(error?.text.contains("was heard at this broker just now") == true, "\(String(describing: error))")
        #expect(error?.text.contains("--take-over") == true)
    }

    @Test(.timeLimit(.minutes(5)))
    func `of two gateways with one client id one stops with a code of its own, and the other goes on`() throws {
        let broker = try TestBroker()
        let gateways = try ["one", "two"].map { name in
            let files = try GatewayFiles()
            try files.register([("b-1", "sos-button", 1)])
            return ServedGateway(
                files, port: broker.port,
                variables: ["HOMEBED_GATEWAY_ID": name, "HOMEBED_BROKER_CLIENT_ID": "homebed-shared"])
        }
        try gateways[0].serve()
        try gateways[1].start()
        try Bound.wait(for: "one of them stops", atMost: .seconds(90), state: { gateways.map(\.log).joined() }) {
            !gateways.allSatisfy(\.isRunning)
        }
        let (stopped, left) = gateways[0].isRunning ? (gateways[1], gateways[0]) : (gateways[0], gateways[1])
        #expect(try stopped.end() == 76, "\(stopped.log)")
        #expect(stopped.log.contains("another client takes our connections"), "\(stopped.log)")
        #expect(try stopped.files.causes("SELF-5").first == "raised")
        let devices = try DeviceSide(port: broker.port)
        try devices.untilAnswered("b-1", ref: "after")
        #expect(left.isRunning)
        #expect(try left.stop() == 0)
    }
}
