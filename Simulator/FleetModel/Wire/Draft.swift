import CareWire
import SimKit

/// A message before it has a name and a time.
struct Draft {
    /// A value that was measured while nobody could hear it.
    struct Past: Sendable {
        let at: Moment
        var measurements: [Measurement] = []
        var fields: [Field] = []
    }

    var kind: MessageKind
    var event: String?
    var measurements: [Measurement] = []
    /// Readings that a story names as the device would.
    var fields: [Field] = []
    var battery: Int64?
    var history: [Past] = []
    /// The `data` of an event.
    var data: [Field] = []
    var isTest = false
    var isOnline: Bool?
    /// Fields that no profile knows, as firmware of next year sends them.
    var hasUnknownFields = false
    var truth: Int?
}

extension Draft {
    /// The bytes that go over the wire. Source: DESIGN 6, envelope version 1.
    func payload(
        reference: String?, sequence: Int64?, deviceTime: Moment?, asksForReceipt: Bool, hub: String? = nil
    ) -> [UInt8] {
        var json = JSONWriter(capacity: 256)
        json.object { json in
            json.field("v", 1)
            if let reference { json.field("ref", reference) }
            if let sequence { json.field("seq", sequence) }
            if let deviceTime { json.field("ts", deviceTime.milliseconds) }
            if let hub { json.field("hub", hub) }
            if asksForReceipt { json.field("receipt", true) }
            if let event { json.field("event", event) }
            if isTest { json.field("test", true) }
            if let isOnline {
                json.field("online", isOnline)
                json.field("firmware", "1.4.2")
            }
            if hasUnknownFields { json.field("fw_build", 20_260_117) }
            if kind == .event { Self.write(data, as: "data", to: &json) }
            let readings = measurements.map(\.field) + fields
            if !readings.isEmpty { Self.write(readings, as: "readings", to: &json) }
            if let battery { json.field("battery", battery) }
            if !history.isEmpty {
                json.array("history") { json in
                    for past in history {
                        json.object { json in
                            json.field("ts", past.at.milliseconds)
                            Self.write(past.measurements.map(\.field) + past.fields, as: "readings", to: &json)
                        }
                    }
                }
            }
        }
        return json.bytes
    }

    private static func write(_ fields: [Field], as name: String, to json: inout JSONWriter) {
        json.object(name) { json in
            for field in fields { field.write(to: &json) }
        }
    }
}
