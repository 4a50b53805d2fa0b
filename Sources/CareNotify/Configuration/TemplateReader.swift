import CareProfiles

/// Reads a provider's interface from its file.
struct TemplateReader {
    private static let keys = [
        "title", "method", "url", "headers", "body", "escaping", "sign", "success", "message_id", "per_minute",
    ]

    /// The template, and where its own address stands; a channel may name another.
    func read(_ root: YAMLValue) -> (HTTPTemplate, YAMLValue)? {
        guard let fields = root.mapping("provider", keys: Self.keys) else { return nil }
        var template = HTTPTemplate()
        if let method = fields["method"]?.named(["POST", "PUT", "GET"], \.self) { template.method = method }
        for (name, entry) in fields["headers"]?.anyMapping("headers")?.entries ?? [] {
            if name.isEmpty || !name.utf8.allSatisfy({ $0 > 32 && $0 < 127 && $0 != UInt8(ascii: ":") }) {
                entry.value.report("name of a header", expected: "letters, digits and hyphens")
            }
            if let text = entry.value.text("header") { template.headers.append((name, checked(text, entry.value))) }
        }
        if let body = fields["body"], let text = body.text("body") { template.body = checked(text, body) }
        if let escaping = fields["escaping"]?.named(HTTPTemplate.Escaping.allCases, \.rawValue) {
            template.escaping = escaping
        }
        template.signing = fields["sign"].flatMap(signing)
        if let success = fields["success"]?.mapping("success", keys: ["field", "equals", "retry_on"]) {
            if let field = success.required("field")?.text("field"),
                let equals = success.required("equals")?.text("value")
            {
                template.success = HTTPTemplate.Success(field: field, equals: equals)
            }
            template.retryOn = success["retry_on"]?.list("retry_on")?.compactMap { $0.text("value") } ?? []
        }
        template.messageID = fields["message_id"]?.text("message_id")
        template.perMinute = fields["per_minute"]?.whole("per_minute", in: 1...6_000)
        return fields.required("url").map { (template, $0) }
    }

    /// Whether a channel of this provider needs a secret.
    func wantsSecret(_ template: HTTPTemplate) -> Bool {
        template.signing != nil || template.body.contains("{secret}")
            || template.headers.contains { $0.value.contains("{secret}") }
    }

    private func signing(_ value: YAMLValue) -> HTTPTemplate.Signing? {
        guard let fields = value.mapping("sign", keys: ["header", "over", "encoding"]),
            let header = fields.required("header")?.text("header"), let place = fields.required("over"),
            let over = place.text("over")
        else { return nil }
        let encoding = fields["encoding"].map { $0.named(HTTPTemplate.Signing.Encoding.allCases, \.rawValue) } ?? .hex
        return encoding.map { HTTPTemplate.Signing(header: header, over: checked(over, place), encoding: $0) }
    }

    private func checked(_ text: String, _ place: YAMLValue) -> String {
        for word in TemplateText.unknown(in: text, known: HTTPTemplate.placeholders) {
            place.faults.report(
                "unknown word in braces", at: place.position,
                expected: "one of \(HTTPTemplate.placeholders.joined(separator: ", "))", found: word,
                fix: Suggestion.text(for: word, among: HTTPTemplate.placeholders))
        }
        return text
    }
}
