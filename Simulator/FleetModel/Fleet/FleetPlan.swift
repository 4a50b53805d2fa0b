public import SimKit

/// Every household of a run: drawn from its options, or cast for a story.
public struct FleetPlan: Sendable, Equatable {
    /// What it was drawn from.
    public let options: FleetOptions
    /// The households.
    public let households: [HouseholdPlan]

    /// Draws the fleet. A household's draws depend on the seed and its place in the fleet only: a larger fleet
    /// begins with the same households.
    public init(_ options: FleetOptions) {
        self.options = options
        var households: [HouseholdPlan] = []
        var beds = 0
        while beds < options.beds {
            let number = Int64(households.count)
            let random = RandomSource(seed: options.seed).stream("household", number)
            let household = HouseholdDraft(
                random: random, firstBed: beds + 1, room: options.beds - beds, options: options
            ).plan()
            beds += household.beds.count
            households.append(household)
        }
        self.households = households
    }

    init(_ options: FleetOptions, households: [HouseholdPlan]) {
        self.options = options
        self.households = households
    }

    /// Every device.
    public var devices: [DevicePlan] { households.flatMap(\.devices) }

    /// The source of everything that happens in the household of that index.
    public func random(ofHousehold index: Int) -> RandomSource {
        RandomSource(seed: options.seed).stream("household", Int64(index)).stream("life")
    }
}
