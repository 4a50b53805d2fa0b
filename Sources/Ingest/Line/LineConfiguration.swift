public import CareCore

/// What the line must know besides its ports.
public struct LineConfiguration: Sendable {
    /// The gateway's name in its heartbeat topic.
    public var gateway: DeviceID
    /// Identity of the gateway's database, in its heartbeats.
    public var instance: String
    /// Messages of the bulk lane in one turn, 1 ... `Limits.batchMessages`.
    public var bulkMessages = Limits.bulkMessages

    /// Makes a configuration.
    public init(gateway: DeviceID, instance: String) {
        self.gateway = gateway
        self.instance = instance
    }
}
