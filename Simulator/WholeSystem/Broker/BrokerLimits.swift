/// How the simulated broker is set up.
struct BrokerLimits: Sendable, Equatable {
    /// Messages that wait for a client beyond those in flight; more are dropped, as mosquitto does.
    var queuedMessages = Int.max
    /// Publishes that a client may have unconfirmed; where something goes wrong, two brokers in five allow fewer.
    var receiveMaximum = 1_000
    /// Whether it keeps to a client's receive maximum only until the first acknowledgement, as mosquitto 2.0.11.
    var isOverrunning = false
}
