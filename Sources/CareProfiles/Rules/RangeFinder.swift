import CareCore

/// Gives bounds to the parameters that declare none: the plausible range of the metric that a number is compared with,
/// a quarter to four times a length of time, half to twice any other number.
struct RangeFinder {
    let parameters: [Parameter]
    let tables: [AltitudeTable]

    init(of draft: RuleDraft, _ model: ModelVocabulary) {
        var slots: [Int16: MetricSlot] = [:]
        var slotsOfTables: [Int16: MetricSlot] = [:]
        for condition in draft.conditions + [draft.gate].compactMap({ $0 }) {
            condition.term.visit { term in
                guard case .compare(_, let left, let right) = term else { return }
                for (metric, limit) in [(left, right), (right, left)] {
                    guard case .metric(let slot) = metric else { continue }
                    if case .parameter(let index) = limit { slots[index] = model[slot] }
                    if case .byAltitude(let index) = limit { slotsOfTables[index] = model[slot] }
                }
            }
        }
        parameters = draft.tables.parameters.enumerated().map { index, parameter in
            guard parameter.range == -.infinity ... .infinity else { return parameter }
            return Parameter(
                name: parameter.name, defaultValue: parameter.defaultValue, isDuration: parameter.isDuration,
                range: Self.range(of: parameter, slots[Int16(index)]))
        }
        tables = draft.tables.tables.enumerated().map { index, table in
            guard table.range == -.infinity ... .infinity, let slot = slotsOfTables[Int16(index)] else { return table }
            return AltitudeTable(name: table.name, rows: table.rows, range: slot.minimum...slot.maximum)
        }
    }

    private static func range(of parameter: Parameter, _ slot: MetricSlot?) -> ClosedRange<Double> {
        let value = parameter.defaultValue
        if parameter.isDuration {
            return value == 0 ? 0...Double(Milliseconds.hours(1).count) : (value / 4).rounded(.up)...value * 4
        }
        if let slot { return min(slot.minimum, value)...max(slot.maximum, value) }
        return value == 0 ? 0...1 : min(value / 2, value * 2)...max(value / 2, value * 2)
    }
}
