/// Both rates of some devices.
struct RateTally {
    /// By measure.
    private(set) var parts: [Figure.RateMeasure: FigurePart] = [:]

    /// Adds a device; `names` says whether it is named.
    mutating func add(_ rate: DeviceRate, names: Bool) {
        var measures: [Figure.RateMeasure] = [.inService]
        if rate.isUsable { measures.append(.usable) }
        if let isUsed = rate.isUsed { measures += isUsed ? [.judged, .used] : [.judged] }
        for measure in measures {
            parts[measure, default: FigurePart()].amount += 1
            if names { parts[measure, default: FigurePart()].keys.append(rate.name) }
        }
    }

    /// Adds others.
    mutating func add(_ other: RateTally) {
        for (measure, part) in other.parts {
            parts[measure, default: FigurePart()].amount += part.amount
            parts[measure, default: FigurePart()].keys += part.keys
        }
    }
}
