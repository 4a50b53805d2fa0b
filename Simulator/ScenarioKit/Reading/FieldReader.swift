import CareCore
import CareProfiles
import FleetModel

/// Reads the values that a device tells, and checks that its model has them.
struct FieldReader {
    let profile: Profile

    func read(_ value: YAMLValue) -> [Field]? {
        guard let mapping = value.anyMapping("readings") else { return nil }
        if mapping.entries.isEmpty { value.report("readings", expected: "at least one reading") }
        return mapping.entries.compactMap { name, entry in
            guard known.contains(name) else {
                mapping.faults.report(
                    "unknown reading", at: entry.keyPosition, expected: "one of \(known.joined(separator: ", "))",
                    found: name, fix: Suggestion.text(for: name, among: known))
                return nil
            }
            return field(name, entry.value)
        }
    }

    /// The `data` of an event, which no profile describes.
    static func data(_ value: YAMLValue) -> [Field]? {
        value.anyMapping("data")?.entries.map { Field($0.key, Self.value(of: $0.value.value.scalarText ?? "")) }
    }

    private var known: [String] {
        Array(Set(profile.slots.map(\.metric.name) + profile.fields.map(\.field))).sorted()
    }

    private func field(_ name: String, _ value: YAMLValue) -> Field? {
        let isSound =
            switch profile.fields.first(where: { $0.field == name })?.target {
            case .enumeration(_, let values): value.named(values.keys.sorted(), \.self) != nil
            case .reading(let slot, _, _): isValue(value, of: profile.slots[slot].metric)
            case nil: profile.slots.contains { $0.metric.name == name && isValue(value, of: $0.metric) }
            }
        return isSound ? Field(name, Self.value(of: value.scalarText ?? "")) : nil
    }

    private func isValue(_ value: YAMLValue, of metric: Metric) -> Bool {
        switch metric.kind {
        case .flag: value.flag(metric.name) != nil
        case .number: value.number(metric.name) != nil
        case .state: value.named(metric.stateNames, \.self) != nil
        }
    }

    /// A number or truth where the word is one, else text.
    private static func value(of word: String) -> Measurement.Value {
        if let whole = Int64(word) { return .whole(whole) }
        if let number = YAMLValue.number(word) { return .decimal(number) }
        return word == "true" || word == "false" ? .flag(word == "true") : .word(word)
    }
}
