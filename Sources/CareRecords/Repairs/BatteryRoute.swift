internal import CareCore

/// The batteries to see to, village by village, in the order of a drive.
public enum BatteryRoute {
    /// Orders the stops.
    ///
    /// Without a start villages follow in order of their codes, so that neighbours by code are neighbours in the list.
    /// With one the nearest village comes next each time, as the crow flies; those without a position come last, by
    /// code. Within a village beds follow in order of urgency, then of number.
    public static func order(
        _ stops: [BatteryStop], positions: [VillageCode: MicroPosition] = [:], from start: MicroPosition? = nil
    ) -> [BatteryStop] {
        var byVillage: [VillageCode?: [BatteryStop]] = [:]
        for stop in stops { byVillage[stop.village, default: []].append(stop) }
        var villages = byVillage.keys.compactMap { $0 }.sorted()
        if let start { villages = nearestFirst(villages, positions, from: start) }
        let ordered = villages.flatMap { sorted(byVillage[$0] ?? []) }
        return ordered + sorted(byVillage[nil] ?? [])
    }

    private static func nearestFirst(
        _ villages: [VillageCode], _ positions: [VillageCode: MicroPosition], from start: MicroPosition
    ) -> [VillageCode] {
        var here = start
        var rest = villages.filter { positions[$0] != nil }
        var ordered: [VillageCode] = []
        while !rest.isEmpty {
            var (nearest, least) = (0, Double.infinity)
            for (index, village) in rest.enumerated() {
                let distance = positions[village].map { here.distance(to: $0) } ?? .infinity
                if distance < least { (nearest, least) = (index, distance) }
            }
            let village = rest.remove(at: nearest)
            ordered.append(village)
            here = positions[village] ?? here
        }
        return ordered + villages.filter { positions[$0] == nil }
    }

    private static func sorted(_ stops: [BatteryStop]) -> [BatteryStop] {
        let urgency = Dictionary(
            stops.map { ($0.bed, $0.line.problem.priority.rawValue) }, uniquingKeysWith: { min($0, $1) })
        return stops.sorted { left, right in
            let (before, after) = (urgency[left.bed] ?? .max, urgency[right.bed] ?? .max)
            if before != after { return before < after }
            if left.bed != right.bed { return left.bed.description < right.bed.description }
            return (left.line.order, left.line.problem.number) < (right.line.order, right.line.problem.number)
        }
    }
}
