public import CareCore

/// Writes receipts for devices. Source: DESIGN 6.
public enum ReceiptEncoder {
    /// The payload of `receipt`: `{"ref":…,"status":0,"text":"stored","at":…}` for an event, whose `ref` is `null` when
    /// it sent none, `{"refs":[…],"status":0,"at":…}` for telemetry.
    public static func encode(_ receipt: Receipt) -> [UInt8] {
        var json = JSONWriter(capacity: 96)
        json.object { json in
            if receipt.isTelemetry {
                json.array("refs") { json in
                    for case let reference? in receipt.references { json.value(reference) }
                }
                json.field("status", receipt.status.rawValue)
            } else {
                let count = receipt.references.count
                invariant(count == 1, "the receipt of an event has \(count) references")
                json.field("ref", receipt.references[0])
                json.field("status", receipt.status.rawValue)
                json.field("text", receipt.status.text)
            }
            json.field("at", receipt.at)
        }
        return json.bytes
    }
}
