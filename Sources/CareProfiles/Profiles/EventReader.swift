import CareCore

/// Reads which events a model sends and under which names.
enum EventReader {
    /// Payload names and what they mean; canonical names of the same events are always understood.
    static func events(_ value: YAMLValue) -> [String: EventKind]? {
        if value.isList {
            let kinds = value.list("events")?.map(kind) ?? []
            let sound = kinds.compactMap { $0 }
            return sound.count == kinds.count ? canonical(sound) : nil
        }
        guard let mapping = value.anyMapping("events") else { return nil }
        var events: [String: EventKind] = [:]
        for (name, entry) in mapping.entries {
            guard let kind = kind(entry.value) else { return nil }
            events[name] = kind
        }
        return canonical(Array(events.values)).merging(events) { $1 }
    }

    private static func canonical(_ kinds: [EventKind]) -> [String: EventKind] {
        Dictionary(kinds.map { ($0.name, $0) }) { first, _ in first }
    }

    /// An event of those that the profile lists.
    static func kind(_ value: YAMLValue, among listed: Set<EventKind>) -> EventKind? {
        guard let kind = kind(value) else { return nil }
        if listed.contains(kind) { return kind }
        let names = listed.map(\.name).sorted()
        value.report(
            "event that the profile does not list",
            expected: names.isEmpty
                ? "events: [\(kind.name)] in the profile"
                : "one of \(names.joined(separator: ", "))", fix: Suggestion.text(for: kind.name, among: names))
        return nil
    }

    private static func kind(_ value: YAMLValue) -> EventKind? {
        guard let name = value.text("event") else { return nil }
        if let kind = EventKind.named(name) { return kind }
        let known = EventKind.allCases.map(\.name)
        value.report(
            "unknown event", expected: "one of \(known.joined(separator: ", "))",
            fix: Suggestion.text(for: name, among: known))
        return nil
    }
}
