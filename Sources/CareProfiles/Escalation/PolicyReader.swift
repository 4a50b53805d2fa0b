import CareCore

/// Reads one policy of `escalation/*.yaml`.
struct PolicyReader {
    /// Rules of the profiles in force, by identity; the kinds of event that each asks for.
    let rules: [String: UInt64]

    private static let keys = [
        "id", "like", "priority", "audience", "rules", "events", "at_once", "steps", "repeat", "call_back", "ended",
        "digest",
    ]
    /// A step later than that reaches nobody in time, where somebody is called.
    private static let latestStep = Milliseconds.days(1)
    /// The same for what does not ring: whoever is told on several days.
    private static let latestQuietStep = Milliseconds.days(7)

    func read(_ value: YAMLValue) -> PolicySource? {
        guard let mapping = value.mapping("policy", keys: Self.keys), let id = mapping.required("id")?.text("id") else {
            return nil
        }
        let priority = mapping["priority"]?.named(Priority.allCases, \.name)
        let named = ruleNames(mapping)
        if mapping["priority"] == nil, mapping["audience"] == nil, named.isEmpty {
            mapping.faults.report(
                "policy for everything", at: mapping.position, expected: "priority, audience, rules or events",
                found: "none of them")
        }
        let steps = mapping["steps"].map { self.steps($0, for: priority) }
        return PolicySource(
            mapping: mapping, id: id, like: mapping["like"], priority: priority,
            audience: mapping["audience"]?.named(Audience.allCases, \.name), rules: named,
            atOnce: mapping["at_once"].map { self.roles($0, "at_once") } ?? [], steps: steps,
            repeatEvery: mapping["repeat"].flatMap(repetition),
            callBack: mapping["call_back"]?.duration("call_back", upTo: .hours(1)),
            ended: mapping["ended"]?.word("ended", Self.endings), digest: mapping["digest"].flatMap(digest))
    }

    private static let endings: KeyValuePairs<String, EscalationPolicy.Ended> = [
        "never": .never, "acknowledged": .acknowledged, "over": .over,
    ]

    private func ruleNames(_ mapping: YAMLMapping) -> Set<String> {
        var found: Set<String> = []
        for item in mapping["rules"]?.list("rules") ?? [] {
            guard let name = item.text("rule") else { continue }
            if name == "SELF" {
                found.formUnion(SelfAlarm.allCases.map(\.rawValue))
            } else if rules[name] != nil || SelfAlarm(rawValue: name) != nil {
                found.insert(name)
            } else {
                item.report(
                    "unknown rule", expected: "a rule of this directory, or SELF",
                    fix: Suggestion.text(for: name, among: rules.keys))
            }
        }
        // Without the only model that sends one of several events the policy is still good for the others.
        var unheard: YAMLValue?
        for item in mapping["events"]?.list("events") ?? [] {
            guard let kind = item.named(EventKind.allCases, { $0.name }) else { continue }
            let asking = rules.filter { $0.value & kind.mask != 0 }.keys
            if asking.isEmpty { unheard = unheard ?? item }
            found.formUnion(asking)
        }
        if found.isEmpty { unheard?.report("event of no rule", expected: "an event that a rule's when asks for") }
        return found
    }

    private func steps(_ value: YAMLValue, for priority: Priority?) -> [EscalationPolicy.Step] {
        var steps: [EscalationPolicy.Step] = []
        for item in value.list("steps") ?? [] {
            guard let step = step(item, for: priority) else { continue }
            if let last = steps.last, step.after < last.after {
                item.report("step before the one above it", expected: "after from \(last.after) on")
            }
            steps.append(step)
        }
        return steps
    }

    private func step(_ value: YAMLValue, for priority: Priority?) -> EscalationPolicy.Step? {
        guard let mapping = value.mapping("step", keys: ["after", "to", "through", "hours"]) else { return nil }
        let latest = (priority ?? .p1) > .p2 ? Self.latestQuietStep : Self.latestStep
        let after = mapping.required("after").flatMap { delay -> Milliseconds? in
            let length = delay.scalarText.flatMap { DurationText.parse($0, upTo: latest) }
            if length == nil {
                delay.report("after", expected: DurationText.expectation(upTo: latest))
            }
            return length
        }
        let roles = mapping.required("to").map { self.roles($0, "to") }
        let channels = mapping["through"].map { self.channels($0) } ?? .first
        var hours: DailyWindow?
        if let entry = mapping["hours"] {
            hours = window(entry)
            if priority == .p1 { entry.report("hours of an emergency", expected: "no hours: P1 is told at any time") }
        }
        guard let after, let roles, !roles.isEmpty, let channels else { return nil }
        return EscalationPolicy.Step(after: after, roles: roles, channels: channels, hours: hours)
    }

    private func roles(_ value: YAMLValue, _ what: String) -> [ContactRole] {
        guard let items = value.list(what) else { return [] }
        if items.isEmpty { value.report("step without a role", expected: "at least one role in \(what)") }
        return items.compactMap { $0.named(ContactRole.allCases) { $0.name } }
    }

    private func channels(_ value: YAMLValue) -> EscalationPolicy.Channels? {
        switch value.scalarText {
        case "first": return .first
        case "all": return .all
        default: break
        }
        let names = value.list("through, as first, all or a list of channels")?.compactMap { item -> String? in
            let channel = item.scalarText.flatMap { ContactChannel($0) }
            if channel?.address != "" { item.report("channel", expected: "a name of a-z, 0-9, _ and -") }
            return channel?.address == "" ? channel?.name : nil
        }
        return names.flatMap { $0.isEmpty ? nil : .named($0) }
    }

    private func window(_ value: YAMLValue) -> DailyWindow? {
        guard let mapping = value.mapping("hours", keys: ["from", "until"]) else { return nil }
        let from = mapping.required("from").flatMap(minute)
        let until = mapping.required("until").flatMap(minute)
        guard let from, let until else { return nil }
        if from == until { value.report("empty hours", expected: "until another time of day than from") }
        return DailyWindow(from: from, until: until)
    }

    private func minute(_ value: YAMLValue) -> Int? {
        if let text = value.scalarText, let minute = TimeOfDay.minute(text) { return minute }
        value.report("time of day", expected: "a time such as \"08:30\", in quotes")
        return nil
    }

    private func digest(_ value: YAMLValue) -> EscalationPolicy.Digest? {
        guard let mapping = value.mapping("digest", keys: ["at", "to", "weekly"]) else { return nil }
        let at = mapping.required("at").flatMap(minute)
        let roles = mapping.required("to").map { self.roles($0, "to") }
        let isWeekly = mapping["weekly"].map { $0.word("weekly", ["yes": true, "no": false]) } ?? false
        guard let at, let roles, let isWeekly else { return nil }
        return EscalationPolicy.Digest(minuteOfDay: at, roles: roles, isWeekly: isWeekly)
    }

    private func repetition(_ value: YAMLValue) -> Milliseconds? {
        guard let length = value.duration("repeat", upTo: .days(1)) else { return nil }
        if length < Limits.reminder { value.report("repeat", expected: "at least \(Limits.reminder)") }
        return length
    }
}
