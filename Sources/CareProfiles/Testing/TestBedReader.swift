import CareCore

/// Reads `bed` of a case: `{altitude, facts, position: [latitude, longitude], rules: {ID: {key: value}}}`.
struct TestBedReader {
    func read(_ value: YAMLValue) -> TestBed? {
        guard let mapping = value.mapping("bed", keys: ["altitude", "facts", "position", "rules"]) else { return nil }
        let altitude = mapping["altitude"].map { $0.whole("altitude", in: -500...9_000) }
        let facts = mapping["facts"].map(facts) ?? ResidentFacts()
        let position = mapping["position"].map(position)
        let rules = mapping["rules"].map(rules) ?? []
        guard let facts, let rules else { return nil }
        if case .some(.none) = altitude { return nil }
        if case .some(.none) = position { return nil }
        return TestBed(
            altitude: (altitude ?? nil).map { Int32($0) }, facts: facts, position: position ?? nil, rules: rules)
    }

    private func facts(_ value: YAMLValue) -> ResidentFacts? {
        guard let items = value.list("facts") else { return nil }
        var facts = ResidentFacts()
        let known = ResidentFact.allCases.filter { $0 != .altitude }.map(\.name)
        for item in items {
            guard let name = item.text("fact"), known.contains(name), let fact = ResidentFact.named(name) else {
                item.report("unknown fact", expected: "one of \(known.joined(separator: ", "))")
                return nil
            }
            facts[fact] = true
        }
        return facts
    }

    private func position(_ value: YAMLValue) -> GeoPosition? {
        let numbers = value.list("position")?.compactMap { $0.number("degrees") } ?? []
        if numbers.count == 2, let position = GeoPosition(latitude: numbers[0], longitude: numbers[1]) {
            return position
        }
        value.report("position", expected: "[latitude, longitude] in degrees")
        return nil
    }

    private func rules(_ value: YAMLValue) -> [(id: String, settings: [OverrideSetting])]? {
        guard let mapping = value.anyMapping("rules") else { return nil }
        var rules: [(id: String, settings: [OverrideSetting])] = []
        for (id, entry) in mapping.entries {
            guard let values = entry.value.anyMapping(id) else { return nil }
            let settings = values.entries.compactMap { setting($0.key, $0.value) }
            guard settings.count == values.entries.count, !settings.isEmpty else { return nil }
            rules.append((id, settings))
        }
        return rules
    }

    private func setting(_ name: String, _ entry: YAMLEntry) -> OverrideSetting? {
        guard let field = OverrideField(name), let value = OverrideValue(entry.value.scalarText ?? "") else {
            entry.value.report("override", expected: "a key and a value as homebed rules set takes them")
            return nil
        }
        return OverrideSetting(field, value)
    }
}
