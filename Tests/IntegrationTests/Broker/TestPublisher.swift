import CareCore
import Mosquitto

/// The other side: a device that publishes and listens through the connection pool.
final class TestPublisher {
    let pool: ConnectionPool
    let connection: PublisherConnection
    var messages: [ReceivedMessage] = []
    var changes: [ConnectionChange] = []
    private let start = ContinuousClock.now

    init(port: UInt16, clientID: String = "device", change: (inout ConnectionOptions) -> Void = { _ in }) throws {
        var options = ConnectionOptions(clientID: clientID, address: BrokerAddress(host: "127.0.0.1", port: port))
        options.startsClean = true
        options.backoff = Backoff(first: Milliseconds(20), longest: Milliseconds(200))
        change(&options)
        pool = try ConnectionPool()
        connection = try pool.connect(options)
    }

    func turn() {
        let now = Timestamp(milliseconds: TestTime.milliseconds(since: start))
        pool.run(atMost: Milliseconds(20), now: now)
        messages.append(contentsOf: connection.takeMessages())
        changes.append(contentsOf: connection.takeChanges())
    }

    func until(_ what: String, atMost: Milliseconds = .seconds(20), _ condition: () -> Bool) throws {
        let begin = ContinuousClock.now
        while !condition() {
            if TestTime.milliseconds(since: begin) > atMost.count {
                throw TestFailure("not within \(atMost): \(what); changes: \(changes)")
            }
            turn()
        }
    }

    func connect() throws { try until("the device is connected") { changes.contains(.subscribed) } }

    /// Publishes each payload and returns once the broker has confirmed all.
    func publish(_ payloads: [String], to topic: String, isRetained: Bool = false) throws {
        var waiting = Set<UInt16>()
        for payload in payloads {
            var packetID: UInt16?
            try until("'\(payload)' is taken") {
                packetID = connection.publish(topic: topic, payload: Array(payload.utf8), isRetained: isRetained)
                waiting.subtract(connection.takeConfirmed())
                return packetID != nil
            }
            if let packetID { waiting.insert(packetID) }
        }
        try until("the broker confirms all") {
            waiting.subtract(connection.takeConfirmed())
            return waiting.isEmpty
        }
    }
}
