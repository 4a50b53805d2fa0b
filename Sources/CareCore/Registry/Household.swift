/// Where beds stand. A couple's household has two.
public struct Household: Sendable, Equatable {
    /// Its identity.
    public let id: HouseholdID
    /// The county it lies in.
    public let county: CountyCode

    /// Makes a household.
    public init(id: HouseholdID, county: CountyCode) {
        self.id = id
        self.county = county
    }
}
