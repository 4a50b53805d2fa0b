import CareCore

/// Which models a shared rule is for.
struct Applicability {
    let classes: Set<DeviceClass>
    /// Models left out although their class fits.
    let except: Set<String>
    /// Metrics and events that the model must send.
    let sends: [String]
    /// Metrics and events that the model must not send.
    let lacks: [String]

    static func read(_ value: YAMLValue) -> Applicability? {
        guard let mapping = value.mapping("applies_to", keys: ["classes", "except", "sends", "lacks"]),
            let classes = mapping.required("classes").flatMap(Self.classes)
        else { return nil }
        let except = mapping["except"]?.list("except")?.compactMap { $0.text("identity of a profile") } ?? []
        return Applicability(
            classes: classes, except: Set(except), sends: names(mapping["sends"], "sends"),
            lacks: names(mapping["lacks"], "lacks"))
    }

    private static func classes(_ value: YAMLValue) -> Set<DeviceClass>? {
        if value.scalarText == "all" { return Set(DeviceClass.allCases) }
        guard let items = value.list("classes") else { return nil }
        let names = DeviceClass.allCases.map(\.name)
        return Set(
            items.compactMap { item in
                guard let name = item.text("class") else { return nil }
                if let found = DeviceClass.named(name) { return found }
                item.report(
                    "unknown class", expected: "one of \(names.joined(separator: ", "))",
                    fix: Suggestion.text(for: name, among: names))
                return nil
            })
    }

    private static func names(_ value: YAMLValue?, _ what: String) -> [String] {
        guard let items = value?.list(what) else { return [] }
        return items.compactMap { item in
            guard let name = item.text(what) else { return nil }
            // `tamper` is both a metric and an event: the bare word is the metric.
            if Metric.named(name) != nil { return name }
            if let kind = EventKind.allCases.first(where: { name == $0.name || name == "event(\($0.name))" }) {
                return "event(\(kind.name))"
            }
            item.report("unknown name in \(what)", expected: "a metric, an event or event(name)")
            return nil
        }
    }

    /// Whether the rule is for this model.
    func covers(_ deviceClass: DeviceClass, _ model: ModelVocabulary) -> Bool {
        let sent = Set(model.slots.map(\.metric.name)).union(model.events.map { "event(\($0.name))" })
        return classes.contains(deviceClass) && !except.contains(model.profile) && sends.allSatisfy(sent.contains)
            && !lacks.contains(where: sent.contains)
    }
}
