import CareCore

/// Reads the entries of a case that have a moment: events, actions and expectations.
struct TestEntryReader {
    let start: Timestamp
    let devices: [String]
    let set: ProfileSet

    func moment(_ value: YAMLValue) -> Timestamp? {
        if let text = value.scalarText, let moment = TestMoment.parse(text, from: start) { return moment }
        value.report("moment", expected: TestMoment.expected)
        return nil
    }

    /// The device of an entry; it may be left out where there is one only.
    func device(_ mapping: YAMLMapping) -> String? {
        if mapping["device"] == nil, devices.count == 1 { return devices[0] }
        guard let value = mapping.required("device"), let name = value.text("device") else { return nil }
        if devices.contains(name) { return name }
        value.report("unknown device", expected: "one of \(devices.joined(separator: ", "))")
        return nil
    }

    func length(_ value: YAMLValue?) -> Milliseconds? {
        guard let value else { return .zero }
        if let text = value.scalarText, let length = DurationText.parse(text) { return length }
        value.report("length", expected: DurationText.expected)
        return nil
    }

    func event(_ value: YAMLValue) -> TestCase.Sending? {
        let keys = ["at", "device", "event", "ref", "test", "delay"]
        guard let mapping = value.mapping("event", keys: keys) else { return nil }
        let at = mapping.required("at").flatMap(moment)
        let device = device(mapping)
        let name = mapping.required("event")?.text("event")
        let isTest = mapping["test"].map { $0.flag("test") } ?? false
        let delay = length(mapping["delay"])
        guard let at, let device, let name, let isTest, let delay else { return nil }
        return TestCase.Sending(
            at: at, delay: delay, device: device,
            content: .event(name: name, reference: mapping["ref"]?.scalarText, isTest: isTest))
    }

    func edge(_ value: YAMLValue) -> EdgeExpectation? {
        let keys = ["at", "rule", "cause", "priority", "audience", "count", "state", "device", "late", "test"]
        guard let mapping = value.mapping("expectation", keys: keys) else { return nil }
        let at = mapping.required("at").flatMap(moment)
        let rule = mapping.required("rule").flatMap(rule)
        let cause = mapping.required("cause").flatMap { $0.named(AlarmEdge.Cause.allCases, \.name) }
        let priority = mapping["priority"].map { $0.named(Priority.allCases, \.name) }
        let audience = mapping["audience"].map { $0.named(Audience.allCases, \.name) }
        let state = mapping["state"].map { $0.named(AlarmState.allCases, \.name) }
        let count = mapping["count"].map { $0.whole("count", in: 1...1_000_000) }
        let device: String?? = mapping["device"] == nil ? .none : .some(device(mapping))
        let late = mapping["late"].map { $0.flag("late") }
        let test = mapping["test"].map { $0.flag("test") }
        guard let at, let rule, let cause, isSound(priority), isSound(audience), isSound(state), isSound(count),
            isSound(device), isSound(late), isSound(test)
        else { return nil }
        return EdgeExpectation(
            at: at, rule: rule, cause: cause, priority: priority ?? nil, audience: audience ?? nil,
            count: (count ?? nil).map { Int32($0) }, state: state ?? nil, device: device ?? nil, isLate: late ?? nil,
            isTest: test ?? nil, position: value.position)
    }

    func reading(_ value: YAMLValue) -> ReadingExpectation? {
        let keys = ["at", "device", "metric", "value", "validity"]
        guard let mapping = value.mapping("reading", keys: keys) else { return nil }
        let at = mapping.required("at").flatMap(moment)
        let device = device(mapping)
        let metric = mapping.required("metric").flatMap { $0.named(Metric.allCases, \.name) }
        let validity = mapping["validity"].map { $0.named(Validity.allCases, \.name) } ?? .valid
        guard let at, let device, let metric, let validity else { return nil }
        var number: Double?
        if let value = mapping["value"] {
            guard let found = Self.number(value, metric) else { return nil }
            number = found
        }
        return ReadingExpectation(
            at: at, device: device, metric: metric, value: number, validity: validity, position: value.position)
    }

    func command(_ value: YAMLValue) -> CommandExpectation? {
        let keys = ["at", "device", "command", "metrics", "until"]
        guard let mapping = value.mapping("command", keys: keys) else { return nil }
        let at = mapping.required("at").flatMap(moment)
        let device = device(mapping)
        let kind = mapping.required("command").flatMap { $0.named(DeviceCommand.Kind.allCases, \.rawValue) }
        let metrics = mapping.required("metrics")?.list("metrics")?.map { $0.named(Metric.allCases, \.name) }
        let until = mapping["until"].map(moment)
        guard let at, let device, let kind, let metrics, isSound(until) else { return nil }
        let sound = metrics.compactMap { $0 }
        guard sound.count == metrics.count else { return nil }
        return CommandExpectation(
            at: at, device: device, kind: kind, metrics: sound, until: until ?? nil, position: value.position)
    }

    func told(_ value: YAMLValue) -> ToldExpectation? {
        guard let mapping = value.mapping("told", keys: ["at", "role", "purpose", "rule"]) else { return nil }
        let at = mapping.required("at").flatMap(moment)
        let role = mapping.required("role").flatMap { $0.named(ContactRole.allCases) { $0.name } }
        let purpose = mapping.required("purpose")
            .flatMap { $0.named(CareCore.Notification.Purpose.allCases, \.name) }
        let rule = mapping["rule"].map(self.rule)
        guard let at, let role, let purpose, isSound(rule) else { return nil }
        return ToldExpectation(at: at, role: role, purpose: purpose, rule: rule ?? nil, position: value.position)
    }

    private static func number(_ value: YAMLValue, _ metric: Metric) -> Double? {
        switch metric.kind {
        case .flag: return value.flag("value").map { $0 ? 1 : 0 }
        case .number: return value.number("value")
        case .state:
            if let index = metric.stateNames.firstIndex(of: value.scalarText ?? "") { return Double(index) }
            value.report("value", expected: "one of \(metric.stateNames.joined(separator: ", "))")
            return nil
        }
    }

    private func rule(_ value: YAMLValue) -> String? {
        let known = Set(set.profiles.flatMap { $0.rules.map(\.id) })
            .union(FleetRule.allCases.map(\.rawValue)).union([ChatterNotice.rule])
        guard let id = value.text("rule") else { return nil }
        if known.contains(id) { return id }
        value.report("unknown rule", expected: "a rule of a profile", fix: Suggestion.text(for: id, among: known))
        return nil
    }

    /// Whether a key was left out or read without a fault.
    private func isSound<Value>(_ value: Value??) -> Bool {
        guard let value else { return true }
        return value != nil
    }
}
