public import CareCore

/// What a probe found.
public struct BrokerReport: Sendable, Equatable {
    /// What the broker said in its CONNACK.
    public let limits: BrokerLimits
    /// From the start of the probe to CONNACK.
    public let connectTime: Milliseconds
    /// The first message of the asked kind under the asked filter; `nil` when none came in time.
    public internal(set) var message: ReceivedMessage?
}
