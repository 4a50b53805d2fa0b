package import CareCore
import CareWire

/// A signed JSON message to a system of our own or of a partner: a county platform, a fire platform.
///
/// Headers: `Homebed-Id` (the same for a second delivery), `Homebed-Timestamp` (milliseconds), and `Homebed-Signature`,
/// `v1=` and the hexadecimal HMAC-SHA256 of timestamp, a full stop and the body.
package struct WebhookChannel: DeliveryChannel {
    package let name: String
    let sender: HTTPSender
    let secret: String
    /// Whether the receiver is a fire platform: it gets what is told of which incident, where and when, nothing else.
    let isForFire: Bool

    package func deliver(
        _ message: NotificationMessage, to address: String, at now: Timestamp
    ) async -> DeliveryResult {
        let body = isForFire ? Self.fire(message) : Self.plain(message, address)
        let text = String(decoding: body, as: UTF8.self)
        let headers = [
            ("Content-Type", "application/json"), ("Homebed-Id", message.id),
            ("Homebed-Timestamp", "\(now.milliseconds)"),
            ("Homebed-Signature", "v1=\(Signature.hex("\(now.milliseconds).\(text)", secret: secret))"),
        ]
        do {
            let answer = try await sender.send(headers: headers, body: body, now: now)
            return answer.refusal ?? .delivered(providerID: AnswerField.text("id", in: answer.body) ?? "")
        } catch {
            return error.result
        }
    }

    private static func plain(_ message: NotificationMessage, _ address: String) -> [UInt8] {
        let text = MessageText(message)
        var json = JSONWriter(capacity: 512)
        json.object { json in
            json.field("v", 1)
            json.field("id", message.id)
            json.field("drill", message.isDrill)
            if message.isUnrecorded { json.field("unrecorded", true) }
            json.field("to", address.isEmpty ? nil : address)
            json.field("title", text.title)
            json.field("text", text.plain)
            json.array("items") { json in
                for item in message.items {
                    json.object { json in
                        json.field("notification", item.notification)
                        json.field("purpose", item.purpose.name)
                        json.field("alarm", item.alarm)
                        json.field("priority", item.priority.name)
                        json.field("rule", item.rule)
                        json.field("place", item.place)
                        if let note = item.note { json.field("note", note) }
                        json.field("at", item.at.milliseconds)
                    }
                }
            }
        }
        return json.bytes
    }

    /// `kind` is `smoke`, `heat`, `gas` or `co_alarm` as the device told; of a measured concentration, of which no
    /// event tells, the rule's identity. Address and coordinates are `null` where the import did not give them.
    private static func fire(_ message: NotificationMessage) -> [UInt8] {
        var json = JSONWriter(capacity: 256)
        json.object { json in
            json.field("v", 1)
            json.field("id", message.id)
            json.field("drill", message.isDrill)
            if message.isUnrecorded { json.field("unrecorded", true) }
            json.array("incidents") { json in
                for item in message.items {
                    json.object { json in
                        json.field("kind", item.danger?.name ?? item.rule)
                        json.field("alarm", item.alarm)
                        json.field("purpose", item.purpose.name)
                        json.field("bed", item.place)
                        json.field("address", item.location.address?.text)
                        json.field("latitude", item.location.position?.latitude)
                        json.field("longitude", item.location.position?.longitude)
                        json.field("at", item.at.milliseconds)
                    }
                }
            }
        }
        return json.bytes
    }
}
