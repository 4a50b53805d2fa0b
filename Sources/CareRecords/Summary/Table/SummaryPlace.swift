public import CareCore

/// Where a value belongs: as narrow as the records say.
public struct SummaryPlace: Hashable, Comparable, Sendable {
    /// The county.
    public let county: CountyCode
    /// The township; `nil` for what belongs to the county as a whole or lies nowhere known.
    public let township: TownshipCode?
    /// The provider; `nil` for what no provider has taken over yet, or what is the county's own.
    public let provider: ProviderCode?

    /// Names a place.
    public init(county: CountyCode, township: TownshipCode? = nil, provider: ProviderCode? = nil) {
        self.county = county
        self.township = township
        self.provider = provider
    }

    /// In order of county, provider and township; what has none comes last.
    public static func < (left: SummaryPlace, right: SummaryPlace) -> Bool { left.order < right.order }

    private var order: (Int32, String, Int32) {
        (county.number, provider?.text ?? "~", township?.number ?? .max)
    }
}
