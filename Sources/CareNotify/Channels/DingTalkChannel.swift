package import CareCore
import CareWire

/// A group robot of DingTalk (钉钉) with a signature: Markdown, calling a telephone number by name where one is given.
///
/// Source: open.dingtalk.com, 自定义机器人: `sign` is the Base64 HMAC-SHA256 of timestamp, line feed and secret, with the
/// secret as key; 20 messages a minute, more and the robot is shut for ten; up to 20,000 bytes.
package struct DingTalkChannel: DeliveryChannel {
    package let name: String
    let sender: HTTPSender
    let token: String
    let secret: String
    let pace = Pace(perMinute: 20)

    /// -1: the system is busy. 130101: too fast, the robot is shut for ten minutes.
    private static let passing: [String: Milliseconds] = ["-1": .zero, "130101": .minutes(10)]

    /// `address` is the telephone number of who is called by name, or empty.
    package func deliver(
        _ message: NotificationMessage, to address: String, at now: Timestamp
    ) async -> DeliveryResult {
        if let wait = pace.take(at: now) { return .paced(wait) }
        let timestamp = "\(now.milliseconds)"
        let sign = Signature.base64("\(timestamp)\n\(secret)", secret: secret)
        do {
            let answer = try await sender.send(
                url: sender.target.adding([("access_token", token), ("timestamp", timestamp), ("sign", sign)]),
                headers: [("Content-Type", "application/json")], body: Self.body(message, address), now: now)
            return RobotAnswer.result(answer, passing: Self.passing)
        } catch {
            return error.result
        }
    }

    private static func body(_ message: NotificationMessage, _ address: String) -> [UInt8] {
        let text = MessageText(message)
        let called = address.isEmpty ? "" : "\n\n@\(address)"
        var json = JSONWriter(capacity: 512)
        json.object { json in
            json.field("msgtype", "markdown")
            json.object("markdown") { json in
                json.field("title", TextLimit.cut(text.title, 256))
                json.field("text", TextLimit.cut("### \(text.title)\n\n\(text.zh)\n\n\(text.en)\(called)", 20_000))
            }
            json.object("at") { json in
                json.array("atMobiles") { json in if !address.isEmpty { json.value(address) } }
                json.field("isAtAll", false)
            }
        }
        return json.bytes
    }
}
