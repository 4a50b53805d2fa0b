import CareCore

/// A rule as it stands in a file, before it is compiled for a model.
struct RuleSource {
    static let keys = [
        "id", "title", "subject", "parameters", "when", "while", "for", "samples", "confirm", "priority", "audience",
        "stages", "ask", "clear", "arm", "downgrade", "hand_over", "latch", "remind", "realarm", "chatter",
        "nuisance", "late", "suppressed_by", "enabled",
    ]

    let id: String
    let mapping: YAMLMapping
    /// Models that a shared rule is for; `nil` for a rule that stands in its profile.
    let applicability: Applicability?
    let isEnabled: Bool
    /// The text that decides whether the rule has changed.
    let canonicalText: String

    /// Reads what is the same for every model; the rest waits for the model.
    static func read(_ value: YAMLValue, isShared: Bool) -> RuleSource? {
        guard let mapping = value.mapping("rule", keys: isShared ? keys + ["applies_to"] : keys) else { return nil }
        let isEnabled = mapping["enabled"].flatMap { $0.flag("enabled") } ?? true
        var applicability: Applicability?
        if isShared {
            guard let entry = mapping.required("applies_to"), let read = Applicability.read(entry) else { return nil }
            applicability = read
        }
        guard let identity = mapping.required("id"), let id = identity.text("identity of a rule") else { return nil }
        guard isIdentity(id) else {
            identity.report("identity of a rule", expected: "letters, digits and - such as SOS-1")
            return nil
        }
        return RuleSource(
            id: id, mapping: mapping, applicability: applicability, isEnabled: isEnabled,
            canonicalText: value.canonicalText)
    }

    private static func isIdentity(_ text: String) -> Bool {
        (1...40).contains(text.utf8.count) && text.utf8.allSatisfy { DeviceID.isAllowed($0) && $0 != UInt8(ascii: ":") }
    }
}
