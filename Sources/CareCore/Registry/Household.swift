/// Where beds stand. A couple's household has two.
public struct Household: Sendable, Equatable {
    /// Its identity.
    public let id: HouseholdID
    /// The county it lies in.
    public let county: CountyCode
    /// How to find it.
    public var location: Location

    /// Makes a household.
    public init(id: HouseholdID, county: CountyCode, location: Location = Location()) {
        self.id = id
        self.county = county
        self.location = location
    }
}
