public import CareCore

/// Builds the names of the topics on which the gateway speaks. Source: DESIGN 6.
public enum OutgoingTopic {
    /// Answers to a device.
    public static func receipt(county: CountyCode, device: DeviceID) -> String {
        "\(TopicName.prefix)\(county)/\(device)/receipt"
    }

    /// Orders to a device.
    public static func command(county: CountyCode, device: DeviceID) -> String {
        "\(TopicName.prefix)\(county)/\(device)/command"
    }

    /// Every transition of an alarm. `county` is `nil` for an alarm about the gateway itself, which lies in no county;
    /// the reserved word `gateway` then stands at its place.
    public static func alarm(_ alarm: AlarmID, county: CountyCode?) -> String {
        "\(TopicName.prefix)\(county?.description ?? "gateway")/alarms/\(alarm)"
    }

    /// What one recipient is told, for systems that take notifications over MQTT. A character that a name on a topic
    /// may not have is written as `_`. `county` is as in `alarm`.
    public static func notification(to recipient: String, county: CountyCode?) -> String {
        let name = String(
            decoding: recipient.utf8.map { DeviceID.isAllowed($0) ? $0 : UInt8(ascii: "_") }, as: UTF8.self)
        return "\(TopicName.prefix)\(county?.description ?? "gateway")/notify/\(name)"
    }

    /// Signs of life of the gateway of that name, which has the same characters as a device identity.
    public static func heartbeat(gateway: DeviceID) -> String { "\(TopicName.prefix)gateway/\(gateway)/heartbeat" }
}
