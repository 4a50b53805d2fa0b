import CareCore
import CareWire
import Mosquitto

/// Refuses to start beside another living gateway of the same name.
struct OtherGatewayGuard {
    let options: ConnectionOptions
    let gateway: DeviceID
    /// The instance that is ourselves: that of our database, whose lock we hold.
    let ownInstance: String

    /// Age below which a heartbeat means life. Source: DESIGN 6.
    static let lifeSign = Milliseconds.seconds(90)
    /// Bound on the look; a broker that cannot be reached holds no heartbeat that we could read.
    static let lookTime = Milliseconds.seconds(5)

    /// - Throws: `GatewayError` when another gateway's heartbeat is young.
    func check(now: Timestamp) throws {
        var options = options
        options.clientID += "-look"
        guard
            let report = try? BrokerProbe.look(
                options, retained: OutgoingTopic.heartbeat(gateway: gateway), atMost: Self.lookTime),
            let retained = report.retained.first
        else { return }
        let heartbeat = retained.payload.withUnsafeBytes { try? HeartbeatDecoder.decode($0) }
        guard let heartbeat, heartbeat.state == .running, heartbeat.instance != ownInstance else { return }
        let age = now - heartbeat.at
        guard age < Self.lifeSign else { return }
        throw GatewayError(
            .otherGateway,
            "another gateway named \(gateway) (instance \(heartbeat.instance)) gave a sign of life \(age) ago at this "
                + "broker; stop it, choose another gateway.id, or insist with --take-over")
    }
}
