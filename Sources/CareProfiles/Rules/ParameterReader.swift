import CareCore

/// Reads a rule's parameters and puts a profile's own values in their places.
struct ParameterReader {
    let tables: RuleTables
    let model: ModelVocabulary
    let faults: DiagnosticCollector

    func read(_ value: YAMLValue, override: YAMLMapping?) {
        guard let mapping = value.anyMapping("parameters") else { return }
        for (name, entry) in mapping.entries {
            guard isName(name) else {
                faults.report(
                    "name of a parameter", at: entry.keyPosition, expected: "small letters, digits and _", found: name)
                continue
            }
            guard !OverrideField.reserved.contains(name) else {
                faults.report(
                    "name of a parameter", at: entry.keyPosition,
                    expected: "another than \(OverrideField.reserved.sorted().joined(separator: ", "))", found: name,
                    fix: "commands that override a rule use these for its own fields")
                continue
            }
            add(name, entry.value, override?[name])
        }
        guard let override else { return }
        let names = mapping.entries.map(\.key)
        for (name, entry) in override.entries where !names.contains(name) {
            faults.report(
                "unknown parameter", at: entry.keyPosition, expected: "one of \(names.joined(separator: ", "))",
                found: name, fix: Suggestion.text(for: name, among: names))
        }
    }

    private func add(_ name: String, _ value: YAMLValue, _ override: YAMLValue?) {
        let isBounded = value.isMapping && value.anyMapping("parameter")?.entry("default") != nil
        if value.isMapping, !isBounded, let table = table(name, override ?? value) {
            tables.add(table)
        } else if isBounded, let parameter = bounded(name, value, override) {
            tables.add(parameter)
        } else if !value.isMapping, let parameter = parameter(name, value, override) {
            tables.add(parameter)
        } else {
            tables.add(faulty: name)
        }
    }

    private func parameter(_ name: String, _ value: YAMLValue, _ override: YAMLValue?) -> Parameter? {
        guard let (number, isDuration) = scalar(value) else { return nil }
        guard let override else { return Parameter(name: name, defaultValue: number, isDuration: isDuration) }
        guard let (changed, isChangedDuration) = scalar(override) else { return nil }
        guard isChangedDuration == isDuration else {
            override.report(
                "value of \(name)", expected: isDuration ? DurationText.expected : "a number",
                fix: "the rule gives it \(value.shown)")
            return nil
        }
        return Parameter(name: name, defaultValue: changed, isDuration: isDuration)
    }

    /// A parameter that says how far overrides may go.
    private func bounded(_ name: String, _ value: YAMLValue, _ override: YAMLValue?) -> Parameter? {
        guard let mapping = value.mapping("parameter", keys: ["default", "min", "max"]),
            let standard = mapping.required("default"), let least = mapping.required("min"),
            let most = mapping.required("max"), let parameter = parameter(name, standard, override),
            let (low, lowIsDuration) = scalar(least), let (high, highIsDuration) = scalar(most)
        else { return nil }
        guard lowIsDuration == parameter.isDuration, highIsDuration == parameter.isDuration, low <= high else {
            most.report("bounds of \(name)", expected: "min and max of the kind of default, in this order")
            return nil
        }
        guard (low...high).contains(parameter.defaultValue) else {
            (override ?? standard).report("value of \(name)", expected: "\(least.shown) to \(most.shown)")
            return nil
        }
        return Parameter(
            name: name, defaultValue: parameter.defaultValue, isDuration: parameter.isDuration, range: low...high)
    }

    private func scalar(_ value: YAMLValue) -> (Double, isDuration: Bool)? {
        let text = value.scalarText ?? ""
        if let liveness = model.liveness {
            // The model's own deadlines, so that one rule serves all classes.
            if text == "liveness.late" { return (Double(liveness.late.count), true) }
            if text == "liveness.offline" { return (Double(liveness.offline.count), true) }
        }
        if let number = YAMLValue.number(text) { return (number, false) }
        if let length = DurationText.parse(text) { return (Double(length.count), true) }
        value.report("value of a parameter", expected: "a number, a length of time or a table by altitude")
        return nil
    }

    private func table(_ name: String, _ value: YAMLValue) -> AltitudeTable? {
        guard let mapping = value.mapping("parameter table", keys: ["by", "below", "min", "max"]),
            mapping.required("by")?.word("what the table depends on", ["altitude": true]) == true,
            let below = mapping.required("below"), let entries = below.anyMapping("below")
        else { return nil }
        var rows: [(below: Double, value: Double)] = []
        for (key, entry) in entries.entries {
            guard let bound = YAMLValue.number(key) else {
                faults.report("altitude", at: entry.keyPosition, expected: "metres above sea level", found: key)
                return nil
            }
            guard let number = entry.value.number("value below \(key) m") else { return nil }
            if let last = rows.last, bound <= last.below {
                faults.report(
                    "altitudes out of order", at: entry.keyPosition,
                    expected: "more than \(Printer.number(last.below))",
                    found: key)
                return nil
            }
            rows.append((bound, number))
        }
        guard !rows.isEmpty else {
            below.report("parameter table", expected: "at least one row")
            return nil
        }
        let values = rows.map(\.value)
        let low = mapping["min"].map { $0.number("min") } ?? -.infinity
        let high = mapping["max"].map { $0.number("max") } ?? .infinity
        guard let low, let high else { return nil }
        guard low <= high, values.allSatisfy((low...high).contains) else {
            below.report("values of \(name)", expected: "\(Printer.number(low)) to \(Printer.number(high))")
            return nil
        }
        return AltitudeTable(name: name, rows: rows, range: low...high)
    }

    private func isName(_ text: String) -> Bool {
        text.utf8.first.map { (97...122).contains($0) } == true
            && text.utf8.allSatisfy { (97...122).contains($0) || (48...57).contains($0) || $0 == 95 }
    }
}
