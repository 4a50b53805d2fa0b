import CareCore

/// Reads when an alarm's condition counts as over.
struct ClearingReader {
    typealias Result = (clearing: Clearing, condition: Condition?)

    let conditions: ConditionCompiler

    /// What counts where a rule says nothing: the condition no longer holds.
    static var standard: Result { (.condition(when: nil, delay: .constant(0), events: 0), nil) }

    func read(_ value: YAMLValue) -> Result? {
        if value.scalarText == "manual" { return (.manual, nil) }
        guard value.isMapping else {
            value.report("clear", expected: "manual, or a mapping with when, for or events")
            return nil
        }
        guard let mapping = value.mapping("clear", keys: ["when", "for", "events"]) else { return nil }
        guard !mapping.entries.isEmpty else {
            value.report("clear", expected: "when, for or events")
            return nil
        }
        let when = mapping["when"].map { conditions.condition($0, "when") }
        let delay = mapping["for"].map { conditions.operand($0, "for") } ?? .constant(0)
        let events = mapping["events"].map(events) ?? 0
        if case .some(.none) = when { return nil }
        guard let delay, let events else { return nil }
        let condition = when ?? nil
        return (.condition(when: condition?.program, delay: delay, events: events), condition)
    }

    private func events(_ value: YAMLValue) -> UInt64? {
        guard let items = value.list("events") else { return nil }
        let model = conditions.model
        let known = model.events.union(ModelVocabulary.placeEvents).map(\.name).sorted()
        var mask: UInt64 = 0
        for item in items {
            guard let name = item.text("event") else { return nil }
            guard known.contains(name), let kind = EventKind.named(name) else {
                item.report(
                    EventKind.named(name) == nil ? "unknown event" : "event that \(model.profile) does not send",
                    expected: "one of \(known.joined(separator: ", "))", fix: Suggestion.text(for: name, among: known))
                return nil
            }
            mask |= kind.mask
        }
        return mask
    }
}
