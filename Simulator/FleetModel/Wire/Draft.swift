import CareWire
import SimKit

/// A message before it has a name and a time.
struct Draft {
    /// A value that was measured while nobody could hear it.
    struct Past: Sendable {
        let at: Moment
        let measurements: [Measurement]
    }

    var kind: MessageKind
    var event: String?
    var measurements: [Measurement] = []
    var battery: Int64?
    var history: [Past] = []
    /// The `data` of an event: names and values.
    var data: [(name: String, value: Measurement.Value)] = []
    var isOnline: Bool?
    /// Fields that no profile knows, as firmware of next year sends them.
    var hasUnknownFields = false
    var truth: Int?
}

extension Draft {
    /// The bytes that go over the wire. Source: DESIGN 6, envelope version 1.
    func payload(reference: String?, sequence: Int64?, deviceTime: Moment?, asksForReceipt: Bool) -> [UInt8] {
        var json = JSONWriter(capacity: 256)
        json.object { json in
            json.field("v", 1)
            if let reference { json.field("ref", reference) }
            if let sequence { json.field("seq", sequence) }
            if let deviceTime { json.field("ts", deviceTime.milliseconds) }
            if asksForReceipt { json.field("receipt", true) }
            if let event { json.field("event", event) }
            if let isOnline {
                json.field("online", isOnline)
                json.field("firmware", "1.4.2")
            }
            if hasUnknownFields { json.field("fw_build", 20_260_117) }
            if kind == .event { writeData(to: &json) }
            if !measurements.isEmpty { Self.write(measurements, to: &json) }
            if let battery { json.field("battery", battery) }
            if !history.isEmpty {
                json.array("history") { json in
                    for past in history {
                        json.object { json in
                            json.field("ts", past.at.milliseconds)
                            Self.write(past.measurements, to: &json)
                        }
                    }
                }
            }
        }
        return json.bytes
    }

    private func writeData(to json: inout JSONWriter) {
        json.object("data") { json in
            for (name, value) in data {
                switch value {
                case .whole(let number): json.field(name, number)
                case .decimal(let number): json.field(name, number)
                case .flag(let flag): json.field(name, flag)
                case .word(let word): json.field(name, word)
                }
            }
        }
    }

    private static func write(_ measurements: [Measurement], to json: inout JSONWriter) {
        json.object("readings") { json in
            for measurement in measurements { measurement.write(to: &json) }
        }
    }
}
