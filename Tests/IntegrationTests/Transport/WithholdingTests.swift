import CareCore
import CareWire
import Foundation
import Ingest
import Mosquitto
import Testing

/// While nothing can be written the urgent lane is read, nothing is acknowledged, and yet it lives and speaks.
@Suite(.ownThreads) struct WithholdingTests {
    struct Setting: CustomTestStringConvertible {
        var usesTLS = false
        var version = MQTTVersion.v5

        var testDescription: String { "\(version)\(usesTLS ? " over TLS" : "")" }
    }

    /// A broker, a line on it with the shortest keep-alive, and an observer of what the line publishes.
    private struct Stage {
        let broker: TestBroker
        let line: TestLine
        let observer: TestPublisher

        init(_ setting: Setting) throws {
            var authority: TestAuthority?
            let lines = [
                "allow_anonymous true", "cafile $FOLDER/ca.crt", "certfile $FOLDER/server.crt",
                "keyfile $FOLDER/server.key",
            ]
            broker =
                try setting.usesTLS
                ? TestBroker(lines: lines) { folder in
                    let made = try TestAuthority(in: folder)
                    let server = try made.issue("server", alternative: "DNS:localhost")
                    for (from, to) in [
                        (made.certificate, "ca.crt"), (server.certificate, "server.crt"), (server.key, "server.key"),
                    ] {
                        try FileManager.default.copyItem(atPath: from, toPath: folder.appendingPathComponent(to).path)
                    }
                    authority = made
                }
                : TestBroker(lines: ["allow_anonymous true"])
            let address = BrokerAddress(
                host: setting.usesTLS ? "localhost" : "127.0.0.1", port: broker.port, usesTLS: setting.usesTLS)
            var options = TestLine.options(port: broker.port)
            options.address = address
            options.credentials.authorityFile = authority?.certificate
            options.version = setting.version
            options.keepAliveSeconds = 5
            options.will = WillMessage(topic: "out/a", payload: Array("lost".utf8), isRetained: false)
            line = try TestLine(options)
            _ = try line.connect()
            let certificate = authority?.certificate
            observer = try TestPublisher(port: broker.port, clientID: "observer") {
                $0.address = address
                $0.credentials.authorityFile = certificate
                $0.subscriptions = [Subscription("out/#", retained: .always)]
            }
            try observer.connect()
        }

        /// Lets a press come and withholds its acknowledgement.
        func hold(_ payload: String) throws {
            try observer.publish([payload], to: "urgent/a")
            #expect(try line.receive(1, from: .urgent) == [payload])
        }

        /// Lets the line come back to a broker that answers at once with everything: the CONNACK, and in the same piece
        /// the `count` messages that it delivers again. So they are held before anything can be published again.
        func comeBack(to count: Int) throws {
            let before = delivered
            broker.freeze()
            let end = line.now + .seconds(1)
            while line.now < end {
                line.turn()
                for lane in Lane.allCases { _ = line.receiveOnce(from: lane) }
            }
            broker.thaw()
            try line.until("the broker has delivered again") { delivered == before + count }
        }

        /// How many messages the broker has sent to the urgent lane.
        private var delivered: Int { broker.log.ranges(of: "Sending PUBLISH to line-urgent").count }

        /// Plays the line's turns until the observer has seen `count` messages of those that are meant.
        func observe(_ count: Int, where isMeant: (ReceivedMessage) -> Bool = { _ in true }) throws {
            try observer.until("\(count) messages were seen") {
                line.turn(atMost: Milliseconds(5))
                _ = line.receiveOnce(from: .urgent)
                return observer.messages.count(where: isMeant) >= count
            }
        }
    }

    @Test(arguments: [Setting(), Setting(version: .v311), Setting(usesTLS: true)])
    func `an alarm message leaves past a withheld acknowledgement and is confirmed`(setting: Setting) throws {
        let stage = try Stage(setting)
        stage.line.transport.withhold()
        try stage.hold("pressed")
        let large = [UInt8](repeating: 0x79, count: 200_000)
        #expect(stage.line.publish(1, topic: "out/a", isRetained: true))
        #expect(stage.line.publish(2, topic: "out/b", payload: large))
        try stage.observe(2)
        #expect(stage.observer.messages.map(\.payload) == [[0x78], large])
        try stage.line.until("both are confirmed") {
            stage.line.turn()
            _ = stage.line.receiveOnce(from: .urgent)
            return Set(stage.line.confirmed) == [OutboxID(1), OutboxID(2)]
        }
        stage.line.transport.abandon(pause: Milliseconds(10))
        #expect(try stage.line.receive(1, from: .urgent) == ["pressed"])
    }

    @Test(arguments: [Setting(), Setting(usesTLS: true)])
    func `the lane outlives the broker's patience while acknowledgements are withheld`(setting: Setting) throws {
        let stage = try Stage(setting)
        stage.line.transport.withhold()
        try stage.hold("pressed")
        stage.line.changes.removeAll()
        // The broker ends a connection that says nothing for one and a half keep-alives.
        let end = stage.line.now + .seconds(17)
        while stage.line.now < end {
            stage.line.turn(atMost: Milliseconds(50))
            for lane in Lane.allCases { _ = stage.line.receiveOnce(from: lane) }
            stage.observer.turn()
        }
        #expect(stage.line.changes.isEmpty)
        try stage.hold("pressed again")
        stage.line.transport.abandon(pause: Milliseconds(10))
        #expect(try stage.line.receive(2, from: .urgent) == ["pressed", "pressed again"])
        stage.line.transport.acknowledge()
        stage.line.transport.abandon(pause: Milliseconds(10))
        _ = try stage.line.connect()
        #expect(stage.line.receiveAll(from: .urgent, for: Milliseconds(300)).isEmpty)
    }

    @Test func `what a lost connection had not carried goes with the next one, behind messages that come at once`()
        throws
    {
        let stage = try Stage(Setting())
        stage.line.transport.withhold()
        for number in 1...3 { try stage.hold("pressed \(number)") }
        // A broker that is killed knows only what it has saved.
        try stage.broker.save(holding: "pressed 3")
        stage.broker.freeze()
        for number in 1...3 { #expect(stage.line.publish(number, topic: "out/\(number)", isRetained: true)) }
        stage.broker.kill9()
        try stage.broker.start()
        try stage.comeBack(to: 3)
        try stage.observe(3)
        #expect(Set(stage.observer.messages.map(\.topic)) == ["out/1", "out/2", "out/3"])
    }

    /// An alarm message that was recorded and handed over, and with its connection lost, just before nothing could be
    /// written any more: only the library knows of it.
    @Test(arguments: [Setting(), Setting(version: .v311)])
    func `what was recorded before the disk was full goes past the queue too`(setting: Setting) throws {
        let stage = try Stage(setting)
        for number in 1...3 { try stage.hold("pressed \(number)") }
        for number in 1...3 { #expect(stage.line.publish(number, topic: "out/\(number)", isRetained: true)) }
        stage.line.transport.abandon(pause: Milliseconds(10))
        stage.line.transport.withhold()
        try stage.comeBack(to: 3)
        // Beside it the broker may tell that the connection was lost.
        try stage.observe(3) { $0.topic != "out/a" }
        #expect(
            stage.observer.messages.map(\.topic).filter { $0 != "out/a" } == ["out/1", "out/2", "out/3"])
        try stage.line.until("all are confirmed") {
            stage.line.turn()
            _ = stage.line.receiveOnce(from: .urgent)
            return Set(stage.line.confirmed) == Set((1...3).map { OutboxID($0) })
        }
    }

    @Test(arguments: [Setting(), Setting(version: .v311), Setting(usesTLS: true)])
    func `a gateway that stops meanwhile has the last word, and acknowledges nothing`(setting: Setting) throws {
        let stage = try Stage(setting)
        stage.line.transport.withhold()
        try stage.hold("pressed")
        #expect(stage.line.publish(1, topic: "out/a", payload: Array("stopped".utf8)))
        // It waits for the broker, not for its time to be over.
        stage.line.transport.leave(reasonCode: 0, atMost: .seconds(600))
        try stage.observer.publish(["after"], to: "out/a")
        try stage.observer.until("what came after was seen") { stage.observer.messages.count >= 2 }
        #expect(
            stage.observer.messages.map { String(decoding: $0.payload, as: UTF8.self) } == ["stopped", "after"])
        #expect(stage.broker.log.contains("line-urgent disconnected."))
    }
}
