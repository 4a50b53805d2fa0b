import CareCore

/// Reads one model's file up to its rules, which need the shared ones beside them.
struct ProfileReader {
    private static let keys = [
        "id", "title", "class", "catalogue", "ieee11073", "reusable", "serves", "telemetry", "liveness", "metrics",
        "fields", "events", "commands", "topics", "battery", "rules", "overrides",
    ]
    /// What a model without telemetry cannot have.
    private static let telemetryKeys = [
        "liveness", "metrics", "fields", "events", "commands", "topics", "battery", "rules", "overrides",
    ]

    static func read(_ root: YAMLValue) -> ProfileSource? {
        guard let mapping = root.mapping("profile", keys: keys) else { return nil }
        let before = root.faults.diagnostics.count
        let id = identity(mapping)
        let title = mapping.required("title")?.bilingual("title")
        let classes = DeviceClass.allCases.map(\.name)
        let deviceClass = mapping.required("class").flatMap { value -> DeviceClass? in
            guard let name = value.text("class") else { return nil }
            if let found = DeviceClass.named(name) { return found }
            value.report(
                "unknown class", expected: "one of \(classes.joined(separator: ", "))",
                fix: Suggestion.text(for: name, among: classes))
            return nil
        }
        let isReusable = mapping.required("reusable")?.flag("reusable")
        let servesHousehold = mapping.required("serves")?.word("serves", ["bed": false, "household": true])
        let inventory = InventoryReader.inventory(mapping)
        let telemetry = telemetry(mapping)
        let topics =
            mapping["topics"].map { value -> [TopicSource]? in
                guard let deviceClass, let telemetry, telemetry.liveness != nil else { return nil }
                return TopicReader(deviceClass: deviceClass, events: Set(telemetry.events.values)).topics(value)
            } ?? []
        guard let id, let title, let deviceClass, let isReusable, let servesHousehold, let telemetry, let topics,
            root.faults.diagnostics.count == before
        else { return nil }
        return ProfileSource(
            mapping: mapping, id: id, title: title, deviceClass: deviceClass, isReusable: isReusable,
            servesHousehold: servesHousehold, inventory: inventory, telemetry: telemetry, topics: topics)
    }

    private static func identity(_ mapping: YAMLMapping) -> String? {
        guard let value = mapping.required("id"), let id = value.text("identity of a profile") else { return nil }
        let isSound =
            id.utf8.count <= 40
            && id.utf8.allSatisfy { (97...122).contains($0) || (48...57).contains($0) || $0 == 45 }
        if !isSound { value.report("identity of a profile", expected: "at most 40 small letters, digits and -") }
        return isSound ? id : nil
    }

    private static func telemetry(_ mapping: YAMLMapping) -> ProfileSource.Telemetry? {
        if let value = mapping["telemetry"] {
            guard value.word("telemetry", ["none": true]) == true else { return nil }
            for key in telemetryKeys {
                guard let entry = mapping.entry(key) else { continue }
                mapping.faults.report(
                    "\(key) beside telemetry: none", at: entry.keyPosition, expected: "no \(key)", found: key)
            }
            return ProfileSource.Telemetry(slots: [], fields: [], events: [:], measurable: [], liveness: nil)
        }
        let liveness = mapping.required("liveness").flatMap(liveness)
        let slots = mapping["metrics"].map(MetricReader.slots) ?? []
        let events = mapping["events"].map(EventReader.events) ?? [:]
        let fields = slots.flatMap { FieldReader(slots: $0).fields(mapping["fields"]) }
        let measurable = slots.flatMap { CommandReader.measurable(mapping["commands"], $0) }
        guard let liveness, let slots, let events, let fields, let measurable else { return nil }
        guard !slots.isEmpty || !events.isEmpty else {
            mapping.faults.report(
                "model sends nothing", at: mapping.position, expected: "metrics, events or telemetry: none",
                found: "neither")
            return nil
        }
        return ProfileSource.Telemetry(
            slots: slots, fields: fields, events: events, measurable: measurable, liveness: liveness)
    }

    private static func liveness(_ value: YAMLValue) -> Liveness? {
        guard let mapping = value.mapping("liveness", keys: ["late", "offline", "through_hub"]) else { return nil }
        let late = mapping.required("late")?.duration("late")
        let offline = mapping.required("offline")?.duration("offline")
        let throughHub = mapping.required("through_hub")?.flag("through_hub")
        guard let late, let offline, let throughHub else { return nil }
        guard late < offline else {
            mapping["offline"]?.report("offline", expected: "longer than late, \(late)")
            return nil
        }
        return Liveness(late: late, offline: offline, throughHub: throughHub)
    }
}
