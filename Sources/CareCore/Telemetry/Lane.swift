/// One of the two ways into the gateway, each with its own MQTT connection.
public enum Lane: UInt8, CaseIterable, Sendable {
    /// Events: emergencies first.
    case urgent = 0
    /// Telemetry and status.
    case bulk = 1
}
