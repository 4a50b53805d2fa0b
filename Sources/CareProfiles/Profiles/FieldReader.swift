import CareCore

/// Reads how the fields of a model's payload become readings. Canonical names map to themselves without a word.
struct FieldReader {
    let slots: [MetricSlot]

    /// Most fields of one profile; the decoder's table has no room for more.
    static let maximum = 128

    func fields(_ value: YAMLValue?) -> [FieldMapping]? {
        guard let mapping = value.map({ $0.anyMapping("fields") }) ?? YAMLMapping?.none else {
            return value == nil ? canonical(except: []) : nil
        }
        var fields: [FieldMapping] = []
        for (name, entry) in mapping.entries {
            if let field = field(name, entry.value) { fields.append(field) }
        }
        guard fields.count == mapping.entries.count else { return nil }
        let all = fields + canonical(except: Set(fields.map(\.field)))
        guard all.count <= Self.maximum else {
            value?.report("fields", expected: "at most \(Self.maximum) with the canonical names")
            return nil
        }
        return all
    }

    /// Each metric under its own name.
    private func canonical(except taken: Set<String>) -> [FieldMapping] {
        slots.enumerated().filter { !taken.contains($1.metric.name) }.map { index, slot in
            let names = slot.metric.stateNames
            let target: FieldMapping.Target =
                names.isEmpty
                ? .reading(slot: index, scale: 1, offset: 0)
                : .enumeration(
                    slot: index,
                    values: Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, Double($0)) }))
            return FieldMapping(field: slot.metric.name, target: target)
        }
    }

    private func field(_ name: String, _ value: YAMLValue) -> FieldMapping? {
        guard let mapping = value.mapping("field", keys: ["metric", "scale", "offset", "values"]),
            let named = mapping.required("metric"), let index = slot(named)
        else { return nil }
        if let values = mapping["values"] {
            for key in ["scale", "offset"] {
                guard let entry = mapping.entry(key) else { continue }
                mapping.faults.report(
                    "\(key) beside values", at: entry.keyPosition, expected: "values alone", found: key)
                return nil
            }
            return enumeration(values, slots[index].metric).map {
                FieldMapping(field: name, target: .enumeration(slot: index, values: $0))
            }
        }
        let scale = mapping["scale"].map { $0.number("scale") } ?? 1
        let offset = mapping["offset"].map { $0.number("offset") } ?? 0
        guard let scale, let offset else { return nil }
        guard scale != 0 else {
            mapping["scale"]?.report("scale", expected: "a number other than 0")
            return nil
        }
        return FieldMapping(field: name, target: .reading(slot: index, scale: scale, offset: offset))
    }

    private func slot(_ value: YAMLValue) -> Int? {
        guard let name = value.text("metric") else { return nil }
        if let index = slots.firstIndex(where: { $0.metric.name == name }) { return index }
        let names = slots.map(\.metric.name)
        value.report(
            "metric that the profile does not list", expected: "one of \(names.joined(separator: ", "))",
            fix: Suggestion.text(for: name, among: names))
        return nil
    }

    private func enumeration(_ value: YAMLValue, _ metric: Metric) -> [String: Double]? {
        guard let mapping = value.anyMapping("values") else { return nil }
        var values: [String: Double] = [:]
        for (key, entry) in mapping.entries {
            guard let text = entry.value.text("value of \(key)") else { return nil }
            guard let number = Self.number(text, metric) else {
                let names = metric.kind == .flag ? ["true", "false"] : metric.stateNames
                entry.value.report(
                    "value of \(metric.name)",
                    expected: names.isEmpty ? "a number" : "one of \(names.joined(separator: ", "))",
                    fix: Suggestion.text(for: text, among: names))
                return nil
            }
            values[key] = number
        }
        return values
    }

    private static func number(_ text: String, _ metric: Metric) -> Double? {
        switch metric.kind {
        case .flag: text == "true" ? 1 : text == "false" ? 0 : nil
        case .state: metric.stateNames.firstIndex(of: text).map(Double.init)
        case .number: YAMLValue.number(text)
        }
    }
}
