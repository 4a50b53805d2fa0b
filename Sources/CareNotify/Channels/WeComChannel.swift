package import CareCore
import CareWire

/// A group robot of WeCom (企业微信): Markdown, or plain text where somebody is to be called by name.
///
/// Source: developer.work.weixin.qq.com, 群机器人: 20 messages a minute, Markdown up to 4,096 bytes, text up to 2,048.
package struct WeComChannel: DeliveryChannel {
    package let name: String
    let sender: HTTPSender
    /// The robot's key; it is its only secret and goes into the query.
    let key: String
    let pace = Pace(perMinute: 20)

    /// -1: the system is busy. 45009: more than 20 in a minute.
    private static let passing: [String: Milliseconds] = ["-1": .zero, "45009": .minutes(1)]

    /// `address` is the user id of who is called by name, or empty.
    package func deliver(
        _ message: NotificationMessage, to address: String, at now: Timestamp
    ) async -> DeliveryResult {
        if let wait = pace.take(at: now) { return .paced(wait) }
        do {
            let answer = try await sender.send(
                url: sender.target.adding([("key", key)]), headers: [("Content-Type", "application/json")],
                body: Self.body(message, address), now: now)
            return RobotAnswer.result(answer, passing: Self.passing)
        } catch {
            return error.result
        }
    }

    private static func body(_ message: NotificationMessage, _ address: String) -> [UInt8] {
        let text = MessageText(message)
        var json = JSONWriter(capacity: 512)
        json.object { json in
            if address.isEmpty {
                json.field("msgtype", "markdown")
                json.object("markdown") { json in
                    json.field("content", TextLimit.cut("**\(text.title)**\n\(text.zh)\n> \(text.en)", 4_096))
                }
            } else {
                json.field("msgtype", "text")
                json.object("text") { json in
                    json.field("content", TextLimit.cut(text.plain, 2_048))
                    json.array("mentioned_list") { $0.value(address) }
                }
            }
        }
        return json.bytes
    }
}
