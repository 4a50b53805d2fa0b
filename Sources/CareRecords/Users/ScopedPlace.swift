public import CareCore

/// Where something lies, as far as a scope asks.
public struct ScopedPlace: Sendable, Hashable {
    /// Its county.
    public var county: CountyCode
    /// Its township, where one is known.
    public var township: TownshipCode?
    /// The provider that answers for it, where there is one.
    public var provider: ProviderID?
    /// Gateway time since which that provider answers for it; `nil` for all along.
    public var providerSince: Timestamp?
    /// The bed; `nil` for what is not about one bed.
    public var bed: BedID?

    /// Names a place.
    public init(
        county: CountyCode, township: TownshipCode? = nil, provider: ProviderID? = nil,
        providerSince: Timestamp? = nil, bed: BedID? = nil
    ) {
        self.county = county
        self.township = township
        self.provider = provider
        self.providerSince = providerSince
        self.bed = bed
    }
}
