package import CareCore
import CareWire
package import Logging
package import Mosquitto

/// Refuses to start beside another living gateway of the same name.
package struct OtherGatewayGuard {
    private let options: ConnectionOptions
    private let gateway: DeviceID
    private let ownInstance: String
    private let listeningTime: Milliseconds
    private let logger: Logger

    /// Distance from now within which the date of a kept heartbeat means life. Source: DESIGN 6.
    private static let lifeSign = Milliseconds.seconds(90)
    /// Bound on the look; a broker that cannot be reached holds no heartbeat that we could read.
    private static let lookTime = Milliseconds.seconds(5)
    /// How long a living gateway may take to say so: its interval, and as much as a busy machine may be late.
    package static let listeningTime = Limits.heartbeatInterval + .seconds(10)

    /// - Parameters:
    ///   - options: How to connect; the client identifier is made another.
    ///   - gateway: The name in question.
    ///   - ownInstance: The instance that is ourselves: that of our database, whose lock we hold.
    ///   - listeningTime: How long to listen when the kept heartbeat's date says nothing.
    ///   - logger: Told why the start takes so long.
    package init(
        options: ConnectionOptions, gateway: DeviceID, ownInstance: String,
        listeningTime: Milliseconds = OtherGatewayGuard.listeningTime, logger: Logger
    ) {
        self.options = ConnectionOptions(
            clientID: options.clientID + "-look", address: options.address, credentials: options.credentials,
            version: options.version)
        self.gateway = gateway
        self.ownInstance = ownInstance
        self.listeningTime = listeningTime
        self.logger = logger
    }

    /// The broker keeps the last heartbeat of whoever had the name, for years if need be, and its date is of a clock
    /// that may have been wrong. Near now it means life. Any other date means nothing: only what is said while we
    /// listen does (decision 32).
    /// - Throws: `GatewayError` when another gateway lives.
    package func check(now: Timestamp) throws {
        guard let kept = other(.retained, atMost: Self.lookTime) else { return }
        let distance = kept.at < now ? now - kept.at : kept.at - now
        if distance < Self.lifeSign {
            let when = kept.at < now ? "ago" : "from now by its clock"
            throw refusal(kept, "gave a sign of life \(ClockCheck.length(distance)) \(when) at this broker")
        }
        logger.notice(
            "listening whether another gateway of this name lives: its kept heartbeat has a date that says nothing",
            metadata: [
                "instance": "\(kept.instance)", "date": "\(RFC3339.text(kept.at, zone: .china))",
                "seconds": "\(listeningTime.count / 1_000)",
            ])
        guard let live = other(.live, atMost: listeningTime) else { return }
        throw refusal(
            live,
            "was heard at this broker just now, with a clock that is \(live.at < now ? "behind" : "ahead of") this "
                + "machine's (it says \(RFC3339.text(live.at, zone: .china)))")
    }

    private func refusal(_ other: Heartbeat, _ found: String) -> GatewayError {
        GatewayError(
            .otherGateway,
            "another gateway named \(gateway) (instance \(other.instance)) \(found); stop it, choose another "
                + "gateway.id, or insist with --take-over")
    }

    /// A heartbeat that says that somebody else runs.
    private func other(_ kind: BrokerProbe.Kind, atMost: Milliseconds) -> Heartbeat? {
        let topic = OutgoingTopic.heartbeat(gateway: gateway)
        guard let message = try? BrokerProbe.look(options, at: topic, for: kind, atMost: atMost).message,
            let heartbeat = message.payload.withUnsafeBytes({ try? HeartbeatDecoder.decode($0) }),
            heartbeat.state == .running, heartbeat.instance != ownInstance
        else { return nil }
        return heartbeat
    }
}
