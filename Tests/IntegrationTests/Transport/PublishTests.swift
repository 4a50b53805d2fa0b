import CareCore
import CareWire
import Foundation
import Ingest
import Mosquitto
import Testing

/// What goes out: window, confirmation, reconnect, farewell.
@Suite(.ownThreads) struct PublishTests {
    private static func subscriber(_ broker: TestBroker, _ filter: String) throws -> TestPublisher {
        let device = try TestPublisher(port: broker.port, clientID: "observer") {
            $0.subscriptions = [Subscription(filter, retained: .always)]
        }
        try device.connect()
        return device
    }

    @Test(arguments: [5, 300])
    func `no more messages are taken than the broker's receive maximum`(maximum: Int) throws {
        let broker = try TestBroker(lines: ["allow_anonymous true", "max_inflight_messages \(maximum)"])
        let line = try TestLine(TestLine.options(port: broker.port))
        _ = try line.connect()
        #expect(line.changes.contains(.connected(.urgent, sessionPresent: false, receiveMaximum: maximum)))
        for number in 1...maximum { #expect(line.publish(number)) }
        #expect(!line.publish(maximum + 1))
        line.transport.acknowledge()
        try line.until("all are confirmed") {
            line.turn()
            _ = line.receiveOnce(from: .urgent)
            return line.confirmed.count == maximum
        }
        #expect(Set(line.confirmed) == Set((1...maximum).map { OutboxID(Int64($0)) }))
        #expect(line.publish(maximum + 1))
    }

    @Test func `nothing leaves before acknowledge while messages are held`() throws {
        let broker = try TestBroker()
        let line = try TestLine(TestLine.options(port: broker.port))
        _ = try line.connect()
        let observer = try Self.subscriber(broker, "out/#")
        try observer.publish(["held"], to: "urgent/a")
        #expect(try line.receive(1, from: .urgent) == ["held"])
        #expect(line.publish(1, topic: "out/a"))
        for _ in 1...20 {
            line.turn(atMost: Milliseconds(5))
            observer.turn()
        }
        #expect(observer.messages.isEmpty)
        line.transport.acknowledge()
        try observer.until("the message leaves") { !observer.messages.isEmpty }
    }

    @Test func `messages the broker has not confirmed are sent again after a reconnect and keep their numbers`() throws
    {
        let broker = try TestBroker()
        let line = try TestLine(TestLine.options(port: broker.port))
        _ = try line.connect()
        let observer = try Self.subscriber(broker, "out/#")
        for number in 1...50 { #expect(line.publish(number, topic: "out/\(number)")) }
        line.transport.abandon(pause: Milliseconds(10))
        #expect(!line.publish(51))
        try line.until("all are confirmed") {
            line.turn()
            _ = line.receiveOnce(from: .urgent)
            return line.confirmed.count == 50
        }
        #expect(line.confirmed.map(\.number) == Array(1...50))
        try observer.until("all have come") { Set(observer.messages.map(\.topic)).count == 50 }
    }

    @Test func `a message the broker refuses is counted and does not block the rest`() throws {
        let broker = try TestBroker(lines: ["allow_anonymous true", "acl_file $FOLDER/acl"]) { folder in
            try "topic readwrite urgent/#\ntopic readwrite bulk/#\ntopic write out/allowed\n"
                .write(to: folder.appendingPathComponent("acl"), atomically: true, encoding: .utf8)
        }
        let line = try TestLine(TestLine.options(port: broker.port))
        _ = try line.connect()
        #expect(line.publish(1, topic: "out/forbidden"))
        #expect(line.publish(2, topic: "out/allowed"))
        #expect(line.publish(3, topic: "not/a/#/topic"))
        line.transport.acknowledge()
        try line.until("all are answered") {
            line.turn()
            _ = line.receiveOnce(from: .urgent)
            return line.confirmed.count == 3
        }
        #expect(line.transport.counters.refusedPublishes == 2)
        #expect(line.transport.counters.lastRefusal?.contains("Not authorized") == true)
    }

    @Test func `a broker forgets what has expired before the device came back`() throws {
        let broker = try TestBroker()
        let line = try TestLine(TestLine.options(port: broker.port))
        _ = try line.connect()
        func sleeper() throws -> TestPublisher {
            let device = try TestPublisher(port: broker.port, clientID: "sleeper") { options in
                options.subscriptions = [Subscription("out/#", retained: .never)]
                options.startsClean = false
                options.sessionExpirySeconds = 600
            }
            try device.connect()
            return device
        }
        try sleeper().pool.close(atMost: .seconds(5))
        #expect(line.publish(1, topic: "out/stale", expiresAt: line.now + .seconds(1)))
        #expect(line.publish(2, topic: "out/lasting"))
        line.transport.acknowledge()
        let end = line.now + .seconds(3)
        try line.until("both are confirmed and the first one is stale") {
            line.turn()
            _ = line.receiveOnce(from: .urgent)
            return line.confirmed.count == 2 && line.now > end
        }
        let device = try sleeper()
        try device.until("what was kept") { !device.messages.isEmpty }
        #expect(device.messages.map(\.topic) == ["out/lasting"])
    }

    @Test(arguments: [MQTTVersion.v5, .v311])
    func `leaving sends what was committed and has the broker publish the will`(version: MQTTVersion) throws {
        let broker = try TestBroker()
        var options = TestLine.options(port: broker.port)
        options.version = version
        options.will = WillMessage(topic: "beat/g", payload: Array("gone".utf8), isRetained: true)
        let line = try TestLine(options)
        _ = try line.connect()
        let observer = try Self.subscriber(broker, "beat/#")
        try observer.publish(["first"], to: "urgent/a")
        #expect(try line.receive(1, from: .urgent) == ["first"])
        line.transport.acknowledge()
        #expect(line.publish(-1, topic: "beat/g", payload: Array("stopped".utf8), isRetained: true))
        line.transport.leave(reasonCode: 0x04, atMost: .seconds(5))
        try observer.until("farewell and will came") { observer.messages.count == 2 }
        #expect(observer.messages.map { String(decoding: $0.payload, as: UTF8.self) } == ["stopped", "gone"])
        let next = try TestLine(options)
        _ = try next.connect()
        #expect(next.receiveAll(from: .urgent, for: Milliseconds(200)).isEmpty)
    }

    /// Nobody asks for a confirmation: the broker has read everything when it closes, and that is soon.
    @Test(.timeLimit(.minutes(5)), arguments: [MQTTVersion.v5, .v311])
    func `leaving is over as soon as the broker has the last word, and then it has it`(version: MQTTVersion) throws {
        let broker = try TestBroker()
        var options = TestLine.options(port: broker.port)
        options.version = version
        let line = try TestLine(options)
        _ = try line.connect()
        for number in 1...10 { #expect(line.publish(number, topic: "out/\(number)", isRetained: true)) }
        line.transport.leave(reasonCode: 0, atMost: .seconds(600))
        let late = try Self.subscriber(broker, "out/#")
        try late.until("everything is kept") { late.messages.count == 10 }
        #expect(broker.log.contains("line-urgent disconnected."))
    }

    @Test func `leaving with an uncommitted message cuts the connection and the message comes again`() throws {
        let broker = try TestBroker()
        let options = TestLine.options(port: broker.port)
        let line = try TestLine(options)
        _ = try line.connect()
        let device = try TestPublisher(port: broker.port)
        try device.connect()
        try device.publish(["held"], to: "bulk/a")
        #expect(try line.receive(1) == ["held"])
        line.transport.leave(reasonCode: 0, atMost: .seconds(5))
        let next = try TestLine(options)
        #expect(try next.receive(1) == ["held"])
    }

    @Test func `a dropped connection makes the broker publish the will`() throws {
        let broker = try TestBroker()
        var options = TestLine.options(port: broker.port)
        options.will = WillMessage(topic: "beat/g", payload: Array("gone".utf8), isRetained: true)
        let line = try TestLine(options)
        _ = try line.connect()
        let observer = try Self.subscriber(broker, "beat/#")
        line.transport.abandon(pause: .seconds(60))
        try observer.until("the will came") { !observer.messages.isEmpty }
    }
}
