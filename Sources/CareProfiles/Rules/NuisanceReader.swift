import CareCore

/// Reads how often a rule's alarm may be closed as false: `{times, within}`.
enum NuisanceReader {
    static func read(_ value: YAMLValue) -> NuisanceLimit? {
        guard let mapping = value.mapping("nuisance", keys: ["times", "within"]) else { return nil }
        let times = mapping.required("times")?.whole("times", in: Limits.nuisanceTimes)
        let length = mapping.required("within")
        let within = length?.duration("within")
        guard let times, let length, let within else { return nil }
        guard (.hours(1)...Limits.nuisanceMemory).contains(within) else {
            length.report("within of nuisance", expected: "1h to \(Limits.nuisanceMemory)")
            return nil
        }
        return NuisanceLimit(times: times, within: within)
    }
}
