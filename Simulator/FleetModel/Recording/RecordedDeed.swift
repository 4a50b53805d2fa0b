public import SimKit

/// What a household did at a moment of a recorded run.
public struct RecordedDeed: Sendable, Equatable {
    /// When, in the simulated time of the recording.
    public let at: Moment
    /// The household's place in the plan.
    public let household: Int
    /// What it did.
    public let action: FleetAction

    /// Makes a deed.
    public init(at: Moment, household: Int, action: FleetAction) {
        self.at = at
        self.household = household
        self.action = action
    }
}
