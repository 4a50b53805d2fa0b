import CareCore

/// Reads what a profile says of the metrics its model sends.
struct MetricReader {
    private static let keys = [
        "unit", "range", "invalid", "period", "reports", "max_gap", "activity", "harmonic_guard",
    ]

    /// How values come about: at times of the device's own, as the value changes, when a person takes one.
    private enum Reporting { case sampled, onChange, byHand }

    /// Most metrics of one profile: sets of them are bit masks.
    static let maximum = 64

    static func slots(_ value: YAMLValue) -> [MetricSlot]? {
        guard let mapping = value.anyMapping("metrics") else { return nil }
        let known = Metric.allCases.map(\.name)
        guard mapping.entries.count <= maximum else {
            value.report("metrics", expected: "at most \(maximum)")
            return nil
        }
        var slots: [MetricSlot] = []
        for (name, entry) in mapping.entries {
            guard let metric = Metric.named(name) else {
                mapping.faults.report(
                    "unknown metric", at: entry.keyPosition, expected: "one of \(known.joined(separator: ", "))",
                    found: name, fix: Suggestion.text(for: name, among: known))
                continue
            }
            if let slot = slot(metric, entry.value) { slots.append(slot) }
        }
        return slots.count == mapping.entries.count ? slots : nil
    }

    private static func slot(_ metric: Metric, _ value: YAMLValue) -> MetricSlot? {
        guard let mapping = value.mapping("metric \(metric.name)", keys: keys) else { return nil }
        let hasUnit = checkUnit(metric, mapping)
        let range = range(metric, mapping)
        let period = mapping.required("period")?.duration("period")
        let reports = mapping.required("reports")?
            .word("reports", ["on_change": Reporting.onChange, "sampled": .sampled, "by_hand": .byHand])
        let invalid = mapping["invalid"].map(numbers) ?? []
        let gap = mapping["max_gap"].map { $0.duration("max_gap") }
        let activity = mapping["activity"].map { $0.flag("activity") } ?? false
        let guardsHarmonics = mapping["harmonic_guard"].map { $0.flag("harmonic_guard") } ?? false
        if case .some(.none) = gap { return nil }
        guard hasUnit, let range, let period, let reports, let invalid, let activity, let guardsHarmonics else {
            return nil
        }
        if let gap = gap ?? nil, gap < period {
            mapping["max_gap"]?.report("max_gap", expected: "\(period) or longer, the metric's period")
            return nil
        }
        return MetricSlot(
            metric: metric, minimum: range.low, maximum: range.high, invalidMarkers: invalid, period: period,
            maximumGap: (gap ?? nil) ?? period * 3, holds: reports == .onChange,
            isTakenByHand: reports == .byHand, showsActivity: activity, guardsHarmonics: guardsHarmonics)
    }

    private static func checkUnit(_ metric: Metric, _ mapping: YAMLMapping) -> Bool {
        guard metric.unit != "1" || mapping["unit"] != nil else { return true }
        guard let value = mapping.required("unit"), let unit = value.text("unit") else { return false }
        guard unit == metric.unit else {
            value.report(
                "unit of \(metric.name)", expected: "\(metric.unit) (UCUM)",
                fix: "convert in fields with scale and offset")
            return false
        }
        return true
    }

    private static func range(_ metric: Metric, _ mapping: YAMLMapping) -> (low: Double, high: Double)? {
        switch metric.kind {
        case .flag, .state:
            if let entry = mapping.entry("range") {
                mapping.faults.report(
                    "range of \(metric.name)", at: entry.keyPosition, expected: "none, it is no number", found: "range")
                return nil
            }
            return (0, metric.kind == .flag ? 1 : Double(metric.stateNames.count - 1))
        case .number:
            guard let value = mapping.required("range"), let bounds = numbers(value) else { return nil }
            guard bounds.count == 2, bounds[0] < bounds[1] else {
                value.report("range of \(metric.name)", expected: "[least, greatest]")
                return nil
            }
            return (bounds[0], bounds[1])
        }
    }

    private static func numbers(_ value: YAMLValue) -> [Double]? {
        guard let items = value.list("numbers") else { return nil }
        let numbers = items.compactMap { $0.number("number") }
        return numbers.count == items.count ? numbers : nil
    }
}
