/// Messages of the wire as devices write them.
enum Envelope {
    /// A telemetry message.
    static func telemetry(_ device: FleetDevice, sequence: Int, at: Int64, readings: String) -> String {
        #"{"v":1,"ref":"\#(device.id)-\#(sequence)","seq":\#(sequence),"ts":\#(at),"readings":{\#(readings)}}"#
    }

    /// An event.
    static func event(_ device: FleetDevice, _ event: String, sequence: Int, at: Int64) -> String {
        #"{"v":1,"ref":"e\#(device.id)-\#(sequence)","seq":\#(sequence),"ts":\#(at),"event":"\#(event)"}"#
    }
}
