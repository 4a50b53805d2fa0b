import CareCore

/// Reads which foreign topics a model claims and how their messages are read. Decision 21.
struct TopicReader {
    let deviceClass: DeviceClass
    /// The events that the profile lists.
    let events: Set<EventKind>

    private static let keys = ["filter", "lane", "message", "time", "events", "status"]

    func topics(_ value: YAMLValue) -> [TopicSource]? {
        guard let items = value.list("topics") else { return nil }
        let topics = items.compactMap(topic)
        return topics.count == items.count ? topics : nil
    }

    private func topic(_ value: YAMLValue) -> TopicSource? {
        guard let mapping = value.mapping("topic", keys: Self.keys) else { return nil }
        let filter = mapping.required("filter")
        let pattern = filter.flatMap(pattern)
        let lane = mapping.required("lane")?.word("lane", ["urgent": Lane.urgent, "bulk": .bulk])
        let kind = mapping.required("message")?.word(
            "message", ["telemetry": Message.Kind.telemetry, "status": .status])
        let content: TopicClaim.Content? =
            switch kind {
            case .telemetry: telemetry(mapping)
            case .status: status(mapping)
            default: nil
            }
        guard let filter, let pattern, let lane, let content else { return nil }
        let claim = TopicClaim(pattern: pattern, lane: lane, content: content)
        guard isUrgentEnough(claim, mapping) else { return nil }
        return TopicSource(claim: claim, filter: filter)
    }

    private func pattern(_ value: YAMLValue) -> TopicPattern? {
        guard let text = value.text("filter") else { return nil }
        do throws(TopicPatternFault) {
            return try TopicPattern(text)
        } catch {
            value.report("filter", expected: error.expected)
            return nil
        }
    }

    /// An emergency must not wait behind a backlog of readings (promise 4).
    private func isUrgentEnough(_ claim: TopicClaim, _ mapping: YAMLMapping) -> Bool {
        guard claim.lane == .bulk, claim.kind == .telemetry else { return true }
        let kinds = claim.events.flatMap { $0.values.values.compactMap { $0 } }
        let isAlarm = [.emergencyButton, .householdAlarm].contains(deviceClass)
        guard isAlarm || kinds.contains(where: \.isDanger) else { return true }
        mapping["lane"]?.report(
            isAlarm ? "lane of class \(deviceClass.name)" : "lane of a topic with dangers", expected: "urgent")
        return false
    }

    private func status(_ mapping: YAMLMapping) -> TopicClaim.Content? {
        guard refuse(["time", "events"], beside: "status", mapping),
            let status = mapping.required("status")?.mapping("status", keys: ["field", "values"])
        else { return nil }
        let field = status.required("field")?.text("field")
        guard let entries = status.required("values")?.anyMapping("values")?.entries else { return nil }
        var values: [String: Bool] = [:]
        for (word, entry) in entries {
            guard let isOnline = entry.value.word("status", ["online": true, "offline": false]) else { return nil }
            values[word] = isOnline
        }
        guard let field else { return nil }
        return .status(field: field, values: values)
    }

    private func telemetry(_ mapping: YAMLMapping) -> TopicClaim.Content? {
        guard refuse(["status"], beside: "telemetry", mapping) else { return nil }
        let time: String?? = mapping["time"].map { $0.text("field of the time") }
        let events = mapping["events"].map { EventFieldReader(listed: self.events).fields($0) } ?? []
        if case .some(.none) = time { return nil }
        guard let events else { return nil }
        if let time = time ?? nil, events.contains(where: { $0.name == time }) {
            mapping["time"]?.report("field of the time", expected: "another than those of events")
            return nil
        }
        return .telemetry(time: time ?? nil, events: events)
    }

    private func refuse(_ keys: [String], beside kind: String, _ mapping: YAMLMapping) -> Bool {
        let wrong = keys.compactMap { key in mapping.entry(key).map { (key, $0) } }
        for (key, entry) in wrong {
            mapping.faults.report(
                "\(key) of a \(kind) topic", at: entry.keyPosition, expected: "no \(key)", found: key)
        }
        return wrong.isEmpty
    }
}
