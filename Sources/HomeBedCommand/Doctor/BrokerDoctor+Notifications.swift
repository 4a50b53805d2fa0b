import CareCore
import CareWire
import Mosquitto

extension BrokerDoctor {
    /// An access list that was written by an earlier version does not let the gateway notify. A broker of MQTT 3.1.1
    /// does not tell what it refuses.
    func notifications(_ credentials: BrokerCredentials) throws -> Finding {
        var options = options(credentials)
        options.startsClean = true
        options.sessionExpirySeconds = 0
        let pool = try ConnectionPool()
        let connection = try pool.connect(options)
        let start = ContinuousClock.now
        var packet: UInt16?
        while connection.takeConfirmed().isEmpty {
            let now = Milliseconds(Int64(start.duration(to: .now) / .milliseconds(1)))
            if now >= Self.patience { break }
            if packet == nil, connection.isConnected {
                packet = connection.publish(topic: Self.notification, payload: Array("doctor".utf8))
            }
            pool.run(atMost: Self.patience - now, now: Timestamp(milliseconds: now.count))
        }
        let isRefused = connection.refusedPublishes > 0
        pool.close(atMost: .seconds(1))
        if isRefused {
            return .fail(
                "broker notifications", "the gateway may not publish on \(TopicName.prefix)+/notify/+",
                do: "run homebed broker-config again and let the broker read its files anew")
        }
        return .ok("broker notifications", "the gateway may publish them")
    }

    /// A recipient that nobody is: no identity in the contact book is that long.
    private static let notification = OutgoingTopic.notification(
        to: "homebed-doctor-asks-whether-this-may-be", county: nil)
}
