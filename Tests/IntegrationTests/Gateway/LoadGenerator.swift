import CareCore
import CareWire
import Foundation
import Mosquitto

/// Publishes a ledger's messages at a steady rate, never faster than the broker confirms, and watches the alarm topics.
final class LoadGenerator {
    private(set) var ledger = LoadLedger()
    /// Transitions that an observer saw: `alarm/edge`.
    private(set) var seenEdges: Set<String> = []
    private let pool: ConnectionPool
    private let device: PublisherConnection
    private let observer: PublisherConnection
    private let rate: Double
    private let start = ContinuousClock.now
    private var unconfirmed = 0
    private var runningSince: Int64?
    private var runningFor: Int64 = 0

    init(port: UInt16, perSecond rate: Double) throws {
        self.rate = rate
        pool = try ConnectionPool()
        func options(_ name: String) -> ConnectionOptions {
            var options = ConnectionOptions(clientID: name, address: BrokerAddress(host: "127.0.0.1", port: port))
            options.backoff = Backoff(first: Milliseconds(20), longest: Milliseconds(200))
            // The test stands still while a gateway starts and while it reads the broker's log. A publisher that is
            // cut off for that sends again what the broker has already, which no ledger knows.
            options.keepAliveSeconds = 3_600
            return options
        }
        device = try pool.connect(options("load"))
        var watching = options("observer")
        watching.subscriptions = [Subscription("homebed/v1/+/alarms/+", retained: .never)]
        observer = try pool.connect(watching)
    }

    private var now: Int64 { TestTime.milliseconds(since: start) }

    /// Messages handed over per second while publishing.
    var measuredRate: Double { Double(ledger.published) * 1_000 / Double(max(1, runningFor)) }

    /// Whether the broker has confirmed everything.
    var isConfirmed: Bool { unconfirmed == 0 }

    /// Serves the connections once, publishing what is due when asked to.
    func turn(publishing: Bool) throws {
        let time = now
        if publishing, device.isConnected {
            let since = runningSince ?? time
            runningSince = since
            let due = Int(Double(runningFor + time - since) * rate / 1_000)
            while ledger.published < due {
                let (topic, payload) = ledger.next()
                guard device.publish(topic: topic, payload: Array(payload.utf8)) != nil else { break }
                ledger.confirm()
                unconfirmed += 1
            }
        } else if let since = runningSince {
            runningFor += time - since
            runningSince = nil
        }
        pool.run(atMost: Milliseconds(2), now: Timestamp(milliseconds: time))
        unconfirmed -= device.takeConfirmed().count
        for message in observer.takeMessages() {
            let object = try JSONSerialization.jsonObject(with: Data(message.payload)) as? [String: Any]
            guard let alarm = object?["alarm"], let edge = object?["edge"] else {
                throw TestFailure("an alarm message without alarm and edge: \(message.payload)")
            }
            seenEdges.insert("\(alarm)/\(edge)")
        }
    }

    /// Serves the connections for a time, or until a condition holds.
    func run(_ length: Milliseconds, publishing: Bool, until isDone: () -> Bool = { false }) throws {
        let end = now + length.count
        while now < end, !isDone() { try turn(publishing: publishing) }
    }

    /// Serves the connections until a condition holds.
    func until(_ what: String, atMost: Milliseconds, _ isDone: () throws -> Bool) throws {
        let end = now + atMost.count
        while try !isDone() {
            if now > end { throw TestFailure("not within \(atMost): \(what)") }
            try turn(publishing: false)
        }
    }
}
