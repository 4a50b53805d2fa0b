public import SimKit

/// A story to be played in place of drawn lives: who is there, what happens when, and when it is over.
public struct Story: Sendable {
    /// The households and their devices.
    public let plan: FleetPlan
    /// What happens in each household, in order of time.
    public let scripts: [[StoryDeed]]
    /// What operators do, in order of time.
    public let orders: [StoryOrder]
    /// When it is over.
    public let end: Moment
    /// Whether it is a recorded run.
    let isRecorded: Bool

    /// Makes a story.
    public init(
        start: Moment, end: Moment, households: [HouseholdPlan], scripts: [[StoryDeed]], orders: [StoryOrder]
    ) {
        let beds = households.reduce(0) { $0 + $1.beds.count }
        plan = FleetPlan(FleetOptions(seed: 1, beds: beds, start: start), households: households)
        self.scripts = scripts
        self.orders = orders
        self.end = end
        isRecorded = false
    }

    /// Makes a story of what the households of a fleet did in a recorded run.
    init(recorded plan: FleetPlan, end: Moment, scripts: [[StoryDeed]]) {
        self.plan = plan
        self.scripts = scripts
        self.end = end
        orders = []
        isRecorded = true
    }
}
