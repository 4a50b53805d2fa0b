import FleetModel
import SimKit

/// When so many hubs of a township were cut off that its area was out (DEV-4). It shares no code with the rule.
struct TownOutages {
    private typealias Silence = (household: String, from: Moment, until: Moment)

    /// How long a hub may be silent. Source: care.md 6.9.
    private static let hubTime = TimeSpan.minutes(15)
    /// As many hubs, or as many of a hundred of a township, make an outage of it. Source: care.md 8.2, DEV-4.
    private static let (hubs, share) = (10, 20)
    /// Of fewer no outage is made, however small the town. Source: decision 40.
    private static let fewest = 3
    /// How soon after each other they must have fallen silent. Source: care.md 8.2, DEV-4.
    private static let window = TimeSpan.minutes(10)

    /// Households with a hub, by township.
    private var towns: [String: Set<String>] = [:]
    /// How long each household could not be heard, where that is long enough for its hub to count as silent.
    private var silences: [Silence] = []

    init(_ circumstances: [Circumstance], _ plan: FleetPlan) {
        for household in plan.households where household.hub != nil {
            towns[household.township, default: []].insert(household.id)
        }
        let shortest = Self.hubTime - Circumstance.margin
        silences = circumstances.filter { $0.rules.contains("DEV-4") && $0.until - $0.from >= shortest }
            .map { ($0.household, $0.from, $0.until) }
    }

    /// Whether enough hubs of a township, cut off soon after each other, counted as silent at a moment.
    func isOut(_ township: String, at moment: Moment) -> Bool {
        guard let homes = towns[township] else { return false }
        let silent = silences.filter {
            homes.contains($0.household) && moment >= $0.from + Self.hubTime - Circumstance.margin
                && moment <= $0.until + Circumstance.grace
        }
        // A hub that was cut off twice is one.
        let begun = Dictionary(silent.map { ($0.household, $0.from) }, uniquingKeysWith: max).values.sorted()
        let needed = min(Self.hubs, max(Self.fewest, (homes.count * Self.share + 99) / 100))
        guard begun.count >= needed else { return false }
        return (needed - 1..<begun.count).contains {
            begun[$0] - begun[$0 - needed + 1] <= Self.window + Circumstance.margin
        }
    }
}
