import CareCore

extension TestEntryReader {
    /// What a person does: `acknowledge`, `call_back` or `close` an alarm, put a device into a `custody` state, end the
    /// `service`, go `away`, come for a `visit`, announce an `outage`.
    func action(_ value: YAMLValue) -> TestCase.Action? {
        let keys =
            ["at", "acknowledge", "call_back", "close", "reason", "custody", "state", "service"]
            + TestHold.allCases.map(\.rawValue)
        guard let mapping = value.mapping("action", keys: keys), let at = mapping.required("at").flatMap(moment),
            let kind = kind(of: mapping)
        else { return nil }
        return TestCase.Action(at: at, kind: kind, position: value.position)
    }

    private func kind(of mapping: YAMLMapping) -> TestCase.Action.Kind? {
        if let rule = mapping["acknowledge"]?.text("rule") { return .acknowledge(rule: rule) }
        if let rule = mapping["call_back"]?.text("rule") { return .callBack(rule: rule) }
        if let service = mapping["service"] { return self.service(service) }
        if let custody = mapping["custody"] { return self.custody(custody, mapping) }
        for hold in TestHold.allCases {
            if let value = mapping[hold.rawValue] { return self.hold(hold, value) }
        }
        guard let rule = mapping.required("close")?.text("rule"), let reason = mapping.required("reason") else {
            return nil
        }
        guard let found = CloseReason.named(reason.scalarText ?? "") else {
            reason.report("reason", expected: "one of \(CloseReason.allCases.map(\.name).joined(separator: ", "))")
            return nil
        }
        return .close(rule: rule, found)
    }

    private func custody(_ value: YAMLValue, _ mapping: YAMLMapping) -> TestCase.Action.Kind? {
        guard let name = value.text("device"), let state = mapping.required("state") else { return nil }
        guard devices.contains(name) else {
            value.report("unknown device", expected: "one of \(devices.joined(separator: ", "))")
            return nil
        }
        return state.named(CustodyState.allCases, \.name).map { .custody(device: name, $0) }
    }

    private func service(_ value: YAMLValue) -> TestCase.Action.Kind? {
        one(of: "ended", "resumed", value, "service").map { .service(isOver: $0) }
    }

    private func hold(_ hold: TestHold, _ value: YAMLValue) -> TestCase.Action.Kind? {
        one(of: "begun", "over", value, hold.rawValue).map { .hold(hold, begins: $0) }
    }

    /// Whether the value is the first of two words.
    private func one(of first: String, _ second: String, _ value: YAMLValue, _ what: String) -> Bool? {
        switch value.scalarText {
        case first: return true
        case second: return false
        default:
            value.report(what, expected: "\(first) or \(second)")
            return nil
        }
    }
}
