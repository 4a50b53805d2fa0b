public import CareCore
public import CareWire

/// Everything one MQTT connection is made with.
public struct ConnectionOptions: Sendable {
    /// MQTT client identifier: the broker keeps the session under it; only one connection may use it at a time.
    public var clientID: String
    /// Where the broker is.
    public var address: BrokerAddress
    /// Proofs and authorities.
    public var credentials: BrokerCredentials
    /// Protocol version.
    public var version: MQTTVersion
    /// Whether the broker forgets an earlier session of this client.
    public var startsClean = false
    /// How long the broker keeps the session of a client that is away, in seconds (MQTT 5). Seven days: longer than
    /// the longest outage the gateway is meant to survive. Source: DESIGN promise 1.
    public var sessionExpirySeconds: UInt32 = 7 * 86_400
    /// Messages the broker may send unacknowledged (MQTT 5), 1–65535.
    public var receiveMaximum = Limits.batchMessages
    /// Publishes given out unconfirmed, at most; the broker's own receive maximum lowers it. With MQTT 3.1.1 the
    /// broker names none: 20 is what brokers keep in flight by default.
    public var publishWindow: Int
    /// Largest packet the broker may send, in bytes (MQTT 5); it drops larger messages. 0: no limit.
    public var packetBytes: UInt32 = 1_024 * 1_024
    /// Longest silence before a PINGREQ, in seconds, 5–65535. A commit must stay well below 1.5 times this.
    public var keepAliveSeconds: Int32 = 30
    /// Bound on name look-up, TCP, TLS and CONNACK together.
    public var connectTimeout = Milliseconds.seconds(10)
    /// Pauses between attempts.
    public var backoff = Backoff()
    /// Published by the broker when the connection ends without a word.
    public var will: WillMessage?
    /// Made again on every connect: the session may be lost, and an existing subscription is only confirmed.
    public var subscriptions: [Subscription] = []

    /// Makes options with the defaults above.
    public init(
        clientID: String, address: BrokerAddress, credentials: BrokerCredentials = BrokerCredentials(),
        version: MQTTVersion = .v5
    ) {
        self.clientID = clientID
        self.address = address
        self.credentials = credentials
        self.version = version
        publishWindow = version == .v5 ? Limits.batchMessages : 20
    }

    func check() throws(MosquittoError) {
        try credentials.check()
        if clientID.isEmpty { throw .configuration("the client identifier is empty") }
        if !(1...65_535).contains(receiveMaximum) {
            throw .configuration("receive maximum \(receiveMaximum) is not 1–65535")
        }
        if !(1...65_535).contains(publishWindow) {
            throw .configuration("publish window \(publishWindow) is not 1–65535")
        }
        if !(5...65_535).contains(keepAliveSeconds) {
            throw .configuration("keep-alive \(keepAliveSeconds) s is not 5–65535 s")
        }
    }
}
