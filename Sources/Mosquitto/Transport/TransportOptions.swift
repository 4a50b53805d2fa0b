public import CareCore
public import CareWire

/// Everything the gateway's two connections are made with.
public struct TransportOptions: Sendable {
    /// The connections are `{clientID}-urgent` and `{clientID}-bulk`.
    public var clientID: String
    /// Where the broker is.
    public var address: BrokerAddress
    /// Proofs and authorities.
    public var credentials = BrokerCredentials()
    /// Protocol version.
    public var version = MQTTVersion.v5
    /// Subscriptions of the urgent lane. Events: `.never` retained.
    public var urgent: [Subscription]
    /// Subscriptions of the bulk lane. Telemetry: `.never` retained; status: `.whenNew`.
    public var bulk: [Subscription]
    /// The will of the urgent connection: the gateway's heartbeat topic.
    public var will: WillMessage?
    /// Messages of one lane the broker may send unacknowledged.
    public var receiveMaximum = Limits.batchMessages
    /// Publishes given to the library unconfirmed, at most; the broker's receive maximum lowers it.
    public var publishWindow: Int?
    /// Keep-alive in seconds, 5–65535.
    public var keepAliveSeconds: Int32 = 30
    /// Bound on one attempt to connect.
    public var connectTimeout = Milliseconds.seconds(10)
    /// Pauses between attempts.
    public var backoff = Backoff()

    /// Makes options with the defaults above.
    public init(clientID: String, address: BrokerAddress, urgent: [Subscription], bulk: [Subscription]) {
        self.clientID = clientID
        self.address = address
        self.urgent = urgent
        self.bulk = bulk
    }

    func connection(_ lane: Lane) -> ConnectionOptions {
        let name = lane == .urgent ? "urgent" : "bulk"
        var options = ConnectionOptions(
            clientID: "\(clientID)-\(name)", address: address, credentials: credentials, version: version)
        options.subscriptions = lane == .urgent ? urgent : bulk
        options.will = lane == .urgent ? will : nil
        options.receiveMaximum = receiveMaximum
        if let publishWindow { options.publishWindow = publishWindow }
        options.keepAliveSeconds = keepAliveSeconds
        options.connectTimeout = connectTimeout
        options.backoff = backoff
        return options
    }
}
