import FleetModel

/// How often alarms come a bed and week, with bounds.
///
/// Households are drawn again with what each has had. An alarm of no household, that of a whole town or of the gateway
/// itself, stands in an operator's list like any other: it counts, and is drawn again by itself.
struct AlarmRates {
    /// Bed-weeks of each household that count.
    private let exposures: [(household: String, weeks: Double)]
    private let seed: UInt64

    init(_ plan: FleetPlan, weeks: Double) {
        exposures = plan.households.map { ($0.id, Double($0.beds.count) * weeks) }
        seed = plan.options.seed
    }

    /// Alarms a bed and week, given the household of each.
    func rate(_ households: [String?]) -> Interval {
        guard !households.isEmpty else { return .none }
        var counts: [String: Double] = [:]
        for case let household? in households { counts[household, default: 0] += 1 }
        var clusters = exposures.map { (events: counts[$0.household] ?? 0, exposure: $0.weeks) }
        for household in households where household == nil { clusters.append((events: 1, exposure: 0)) }
        return Interval.rate(clusters, seed: seed)
    }
}
