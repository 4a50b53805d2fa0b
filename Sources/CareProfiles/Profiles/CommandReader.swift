import CareCore

/// Reads what a model can be told to do.
enum CommandReader {
    /// The metrics that the model measures when it is told to; `nil` when the entry has faults.
    static func measurable(_ value: YAMLValue?, _ slots: [MetricSlot]) -> [Metric]? {
        guard let value else { return [] }
        guard let mapping = value.mapping("commands", keys: DeviceCommand.Kind.allCases.map(\.rawValue)),
            let items = mapping.required(DeviceCommand.Kind.measure.rawValue)?.list("metrics to measure")
        else { return nil }
        let metrics = items.compactMap { metric($0, slots) }
        guard metrics.count == items.count else { return nil }
        guard !metrics.isEmpty, Set(metrics).count == metrics.count else {
            value.report("metrics to measure", expected: "at least one, each once")
            return nil
        }
        return metrics
    }

    private static func metric(_ value: YAMLValue, _ slots: [MetricSlot]) -> Metric? {
        guard let name = value.text("metric") else { return nil }
        let sampled = slots.filter { !$0.holds }.map(\.metric)
        if let metric = sampled.first(where: { $0.name == name }) { return metric }
        let names = sampled.map(\.name)
        value.report(
            "metric that the model does not measure", expected: "one of \(names.joined(separator: ", ")) (sampled)",
            fix: Suggestion.text(for: name, among: names))
        return nil
    }
}
