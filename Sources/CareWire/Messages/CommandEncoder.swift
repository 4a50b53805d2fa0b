public import CareCore

/// Writes commands for devices. Source: DESIGN 6.
public enum CommandEncoder {
    /// The payload of `command`: `{"v":1,"ref":…,"ts":…,"command":"measure","metrics":["spo2"],"until":…}`.
    ///
    /// `ts` and `until` are gateway time in integer milliseconds: a device that reads the command later than `until`
    /// leaves it alone, one whose clock cannot tell obeys.
    public static func encode(_ command: DeviceCommand) -> [UInt8] {
        var json = JSONWriter(capacity: 160)
        json.object { json in
            json.field("v", 1)
            json.field("ref", command.reference)
            json.field("ts", command.at)
            json.field("command", command.kind.rawValue)
            json.array("metrics") { json in for metric in command.metrics { json.value(metric.name) } }
            json.field("until", command.until)
        }
        return json.bytes
    }
}
