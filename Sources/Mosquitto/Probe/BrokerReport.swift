public import CareCore

/// What a probe found.
public struct BrokerReport: Sendable, Equatable {
    /// What the broker said in its CONNACK.
    public let limits: BrokerLimits
    /// From the start of the probe to CONNACK.
    public let connectTime: Milliseconds
    /// Retained messages under the asked filter.
    public internal(set) var retained: [ReceivedMessage] = []
}
