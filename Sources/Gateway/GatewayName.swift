public import CareCore

/// The gateway's name in topics.
public enum GatewayName {
    /// - Throws: `GatewayError` when the configured name cannot stand in a topic.
    public static func id(_ text: String) throws -> DeviceID {
        guard let gateway = DeviceID(text) else {
            throw GatewayError(
                .configuration,
                "gateway.id: expected 1 to 32 of [A-Za-z0-9:_-] and no reserved word, found \(text)")
        }
        return gateway
    }
}
