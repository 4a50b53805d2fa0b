import CareCore

extension TestEntryReader {
    /// What a person does: `acknowledge` or `close` an alarm, put a device into a `custody` state, end the `service`.
    func action(_ value: YAMLValue) -> TestCase.Action? {
        let keys = ["at", "acknowledge", "close", "reason", "custody", "state", "service"]
        guard let mapping = value.mapping("action", keys: keys), let at = mapping.required("at").flatMap(moment),
            let kind = kind(of: mapping)
        else { return nil }
        return TestCase.Action(at: at, kind: kind, position: value.position)
    }

    private func kind(of mapping: YAMLMapping) -> TestCase.Action.Kind? {
        if let rule = mapping["acknowledge"]?.text("rule") { return .acknowledge(rule: rule) }
        if let service = mapping["service"] { return self.service(service) }
        if let custody = mapping["custody"] { return self.custody(custody, mapping) }
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
        switch value.scalarText {
        case "ended": return .service(isOver: true)
        case "resumed": return .service(isOver: false)
        default:
            value.report("service", expected: "ended or resumed")
            return nil
        }
    }
}
