import CareCore

/// Reads the fields of a foreign payload whose values say what happened.
struct EventFieldReader {
    /// The events that the profile lists; rules of others would not apply to it.
    let listed: Set<EventKind>

    /// Most fields of one topic: the decoder marks those it has seen in one word, with the field of the time.
    static let maximum = 31

    func fields(_ value: YAMLValue) -> [EventField]? {
        guard let mapping = value.anyMapping("events") else { return nil }
        guard (1...Self.maximum).contains(mapping.entries.count) else {
            value.report("events", expected: "1 to \(Self.maximum) fields")
            return nil
        }
        let fields = mapping.entries.compactMap { field($0.key, $0.value.value) }
        return fields.count == mapping.entries.count ? fields : nil
    }

    private func field(_ name: String, _ value: YAMLValue) -> EventField? {
        guard let mapping = value.mapping("event field", keys: ["each", "values"]) else { return nil }
        let isState = mapping.required("each")?.word("each", ["message": false, "change": true])
        let values = mapping.required("values").flatMap(values)
        guard let isState, let values else { return nil }
        return EventField(name: name, isState: isState, values: values)
    }

    private func values(_ value: YAMLValue) -> [String: EventKind?]? {
        guard let mapping = value.anyMapping("values") else { return nil }
        var values: [String: EventKind?] = [:]
        for (word, entry) in mapping.entries {
            if entry.value.scalarText == "none" {
                values[word] = .some(nil)
            } else {
                guard let kind = EventReader.kind(entry.value, among: listed) else { return nil }
                values[word] = kind
            }
        }
        guard values.contains(where: { $0.value != nil }) else {
            value.report("values", expected: "an event for at least one value")
            return nil
        }
        return values
    }
}
