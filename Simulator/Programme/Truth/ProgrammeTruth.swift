public import SimKit

/// What really happened in the whole played programme.
public struct ProgrammeTruth: Sendable, Equatable {
    /// By county code.
    public internal(set) var counties: [String: CountyTruth] = [:]
    /// How many entries there are of each fate.
    public internal(set) var accepted = 0
    /// Entries that repeat an earlier one.
    public internal(set) var repeated = 0
    /// Mistakes that must be refused.
    public internal(set) var refused = 0

    /// The household of every bed.
    public internal(set) var households: [String: String] = [:]
    /// The first day after the play.
    public let lastDay: CivilDay

    /// Makes counts of nothing.
    init(lastDay: CivilDay) { self.lastDay = lastDay }
}
