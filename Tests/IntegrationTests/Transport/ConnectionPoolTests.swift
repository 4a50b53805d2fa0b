import CareCore
import CareWire
import Mosquitto
import Testing

/// Many device-side connections in one thread.
@Suite(.ownThreads) struct ConnectionPoolTests {
    @Test func `two hundred connections publish and hear their receipts in one thread`() throws {
        let broker = try TestBroker()
        let pool = try ConnectionPool()
        let households = try (0..<200).map { number in
            var options = ConnectionOptions(
                clientID: "household-\(number)", address: BrokerAddress(host: "localhost", port: broker.port))
            options.subscriptions = [Subscription("receipt/\(number)", retained: .never)]
            options.backoff = Backoff(first: Milliseconds(20), longest: Milliseconds(200))
            return try pool.connect(options)
        }
        let start = ContinuousClock.now
        var subscribed = 0
        var confirmed = [Int](repeating: 0, count: households.count)
        var heard = [[String]](repeating: [], count: households.count)
        var published = [Int](repeating: 0, count: households.count)
        while heard.contains(where: { $0.count < 10 }) || confirmed.contains(where: { $0 < 10 }) {
            let now = TestTime.milliseconds(since: start)
            #expect(now < 30_000)
            if now >= 30_000 { break }
            pool.run(atMost: Milliseconds(50), now: Timestamp(milliseconds: now))
            for (number, household) in households.enumerated() {
                subscribed += household.takeChanges().count { $0 == .subscribed }
                confirmed[number] += household.takeConfirmed().count
                heard[number] += household.takeMessages().map { String(decoding: $0.payload, as: UTF8.self) }
                if subscribed < households.count || published[number] == 10 { continue }
                let payload = Array("receipt \(published[number])".utf8)
                if household.publish(topic: "receipt/\(number)", payload: payload) != nil { published[number] += 1 }
            }
        }
        #expect(confirmed.allSatisfy { $0 == 10 })
        #expect(heard.allSatisfy { $0 == (0..<10).map { "receipt \($0)" } })
        pool.close(atMost: .seconds(5))
        #expect(pool.connections.isEmpty)
    }

    @Test func `what a broker did not confirm before its crash is sent again to the next`() throws {
        let broker = try TestBroker()
        let device = try TestPublisher(port: broker.port) { $0.subscriptions = [Subscription("a", retained: .always)] }
        try device.connect()
        broker.freeze()
        let packetID = try #require(device.connection.publish(topic: "a", payload: [0x31], isRetained: true))
        for _ in 1...5 { device.turn() }
        #expect(device.connection.takeConfirmed().isEmpty)
        broker.kill9()
        try broker.start()
        var confirmed: [UInt16] = []
        try device.until("the new broker confirms it") {
            confirmed += device.connection.takeConfirmed()
            return confirmed == [packetID]
        }
        // It was sent before the subscription was made again, so it comes as the retained message.
        try device.until("the message came") { device.messages.map(\.payload) == [[0x31]] }
    }

    @Test func `a lost link publishes the will and comes back after its pause`() throws {
        let broker = try TestBroker()
        let observer = try TestPublisher(port: broker.port, clientID: "observer") {
            $0.subscriptions = [Subscription("status", retained: .always)]
        }
        try observer.connect()
        let device = try TestPublisher(port: broker.port) {
            $0.will = WillMessage(topic: "status", payload: Array("offline".utf8), isRetained: false)
        }
        try device.connect()
        device.connection.drop(pause: Milliseconds(300))
        try observer.until("the will came") { !observer.messages.isEmpty }
        device.changes.removeAll()
        try device.until("it is back") { device.changes.contains(.subscribed) }
        device.connection.close(atMost: .seconds(5))
        try observer.publish(["end"], to: "status")
        try observer.until("the end came") { observer.messages.count >= 2 }
        #expect(observer.messages.map { String(decoding: $0.payload, as: UTF8.self) } == ["offline", "end"])
    }
}
