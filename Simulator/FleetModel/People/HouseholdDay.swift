import SimKit

/// What one day brings to a household as a whole.
struct HouseholdDay {
    /// What happens.
    enum Item: Sendable, Equatable {
        case smoke
        case gas
        case carbonMonoxide
        case water
        case tamper
        case caseClosed
        case linkLost(TimeSpan)
        case garbage
        case stranger
        /// The hearth smokes and nothing burns.
        case hearthSmoke
        /// Carbon monoxide of a hearth that draws badly, parts of a million.
        case fumes(Int64)
        case fumesGone
    }

    /// A time without link.
    typealias Outage = (at: Moment, length: TimeSpan)

    var items: [(moment: Moment, item: Item)] = []

    /// The source of the house, whatever the day.
    let home: RandomSource

    init(day: CivilDay, plan: HouseholdPlan, random: RandomSource, town: RandomSource, options: FleetOptions) {
        home = random.stream("dwelling")
        let random = random.stream("house", day.number)
        let factor = Double(options.incidentFactor)
        let kinds = Set(plan.devices.map(\.kind))
        let incidents: [(kind: DeviceKind, item: Item, rate: Double)] = [
            (.smokeAlarm, .smoke, options.population == .real ? 0.0005 : 0.002), (.gasAlarm, .gas, 0.001),
            (.carbonMonoxideAlarm, .carbonMonoxide, 0.001),
            (.waterAlarm, .water, 0.002), (.emergencyButton, .tamper, 0.001),
        ]
        for incident in incidents where kinds.contains(incident.kind) {
            add(incident.item, random.stream("\(incident.item)"), day, mean: incident.rate * factor)
        }
        // A hub is off once a week, and a town once in twenty (care.md 13: weekly, 5 minutes to 6 hours).
        if options.faults.contains(.outages) {
            let own = Self.outages(random.stream("outage"), day, mean: 1.0 / 7 * max(1, factor / 4))
            for outage in own + Self.outages(ofTown: town, day) { items.append((outage.at, .linkLost(outage.length))) }
        }
        if options.population == .real { addRealLife(random, day, kinds, factor) }
        if options.faults.contains(.garbage) { add(.garbage, random.stream("garbage"), day, mean: 4) }
        if options.faults.contains(.strangers) { add(.stranger, random.stream("stranger"), day, mean: 1) }
    }

    mutating func add(_ item: Item, _ random: RandomSource, _ day: CivilDay, mean: Double) {
        var random = random
        for _ in 0..<random.poisson(mean: mean) { items.append((day.start + random.span(.zero, .hours(24)), item)) }
    }

    /// The source of all that happens to a town at once.
    static func town(_ township: String, seed: UInt64) -> RandomSource {
        RandomSource(seed: seed).stream("town " + township)
    }

    /// When a whole town is without power or network: one day in twenty.
    static func outages(ofTown town: RandomSource, _ day: CivilDay) -> [Outage] {
        outages(town.stream("day", day.number), day, mean: 0.05)
    }

    private static func outages(_ random: RandomSource, _ day: CivilDay, mean: Double) -> [Outage] {
        var random = random
        return (0..<random.poisson(mean: mean)).map { _ -> Outage in
            let moment = day.start + random.span(.zero, .hours(24))
            // As many outages between 5 and 10 minutes as between 3 and 6 hours.
            let length = 5 * ExactMath.exponential(random.unit() * ExactMath.logarithm(72))
            return (at: moment, length: .milliseconds(Int64(length * 60_000)))
        }
    }
}
