/// A home-care bed: the service place of one resident.
public struct Bed: Sendable, Equatable {
    /// Its identity.
    public let id: BedID
    /// The household it stands in.
    public var household: HouseholdNumber
    /// Nine-digit code of the township; `nil` when not recorded.
    public var township: String?
    /// Who answers for it; `nil` when not recorded.
    public var provider: ProviderID?
    /// Metres above sea level; `nil` when not recorded.
    public var altitude: Int32?
    /// What is recorded of its resident.
    public var facts: ResidentFacts
    /// Gateway time since which nobody is served in it any more; `nil` while somebody is, or was never said to be.
    public var serviceEndedAt: Timestamp?

    /// Altitude that counts for a bed without one: the default band of the four counties. Source: care.md 7.3.
    public static let defaultAltitude = Int32(2_000)

    /// Makes a bed.
    public init(
        id: BedID, household: HouseholdNumber, township: String? = nil, altitude: Int32? = nil,
        facts: ResidentFacts = ResidentFacts(), provider: ProviderID? = nil, serviceEndedAt: Timestamp? = nil
    ) {
        self.id = id
        self.household = household
        self.township = township
        self.altitude = altitude
        self.facts = facts
        self.provider = provider
        self.serviceEndedAt = serviceEndedAt
    }
}
