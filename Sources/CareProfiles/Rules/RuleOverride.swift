import CareCore

/// What a profile changes of a shared rule.
struct RuleOverride {
    let entry: YAMLEntry
    let isEnabled: Bool?
    let parameters: YAMLMapping?

    static func read(_ entry: YAMLEntry) -> RuleOverride? {
        guard let mapping = entry.value.mapping("override", keys: ["enabled", "parameters"]) else { return nil }
        return RuleOverride(
            entry: entry, isEnabled: mapping["enabled"].flatMap { $0.flag("enabled") },
            parameters: mapping["parameters"].flatMap { $0.anyMapping("parameters") })
    }
}
