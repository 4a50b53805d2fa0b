package import CareCore
import CareWire
import NIOHTTP1

/// A provider of short messages or voice calls, described by a file instead of by code.
package struct TemplateChannel: DeliveryChannel {
    package let name: String
    let sender: HTTPSender
    let template: HTTPTemplate
    let secret: String
    let pace: Pace?

    package func deliver(
        _ message: NotificationMessage, to address: String, at now: Timestamp
    ) async -> DeliveryResult {
        if let wait = pace?.take(at: now) { return .paced(wait) }
        var values = Self.values(message, address, now)
        values["secret"] = secret
        let body = TemplateText.fill(template.body, with: values, escape: escape)
        values["body"] = body
        var headers = template.headers.map { ($0.name, TemplateText.fill($0.value, with: values, escape: Self.flat)) }
        if let signing = template.signing {
            let over = TemplateText.fill(signing.over, with: values, escape: { $0 })
            let code =
                switch signing.encoding {
                case .hex: Signature.hex(over, secret: secret)
                case .base64: Signature.base64(over, secret: secret)
                }
            headers.append((signing.header, code))
        }
        do {
            let answer = try await sender.send(
                method: HTTPMethod(rawValue: template.method), headers: headers, body: Array(body.utf8), now: now)
            return result(answer)
        } catch {
            return error.result
        }
    }

    private func result(_ answer: HTTPAnswer) -> DeliveryResult {
        if let refusal = answer.refusal { return refusal }
        let number = template.messageID.flatMap { AnswerField.text($0, in: answer.body) } ?? ""
        guard let success = template.success else { return .delivered(providerID: number) }
        let found = AnswerField.text(success.field, in: answer.body)
        if found == success.equals { return .delivered(providerID: number) }
        let words = "expected \(success.field) \(success.equals), found \(found?.prefix(80) ?? "none")"
        guard let found else { return .temporary(words, after: nil) }
        return template.retryOn.contains(found) ? .temporary(words, after: nil) : .permanent(words)
    }

    private func escape(_ value: String) -> String {
        switch template.escaping {
        case .json:
            var json = JSONWriter()
            json.value(value)
            return String(json.text.dropFirst().dropLast())
        case .form: return PercentText.encode(value)
        case .plain: return value
        }
    }

    /// A header has one line.
    private static func flat(_ value: String) -> String {
        String(value.map { $0.isNewline ? " " : $0 })
    }

    private static func values(
        _ message: NotificationMessage, _ address: String, _ now: Timestamp
    ) -> [String: String] {
        let text = MessageText(message)
        let first = message.items.first
        return [
            "id": message.id, "timestamp": "\(now.milliseconds)", "address": address, "title": text.title,
            "text": text.plain, "text_zh": text.zh, "text_en": text.en, "priority": first?.priority.name ?? "",
            "place": first?.place ?? "", "purpose": first?.purpose.name ?? "",
        ]
    }
}
