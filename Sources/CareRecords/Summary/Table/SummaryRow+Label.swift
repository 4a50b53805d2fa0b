public import CareCore

extension SummaryRow.Label {
    /// The county, township and provider that it names.
    public var place: (county: CountyCode?, township: TownshipCode?, provider: ProviderCode?) {
        switch self {
        case .provider(let county, let provider): (county, nil, provider)
        case .township(let county, let township): (county, township, nil)
        case .county(let county): (county, nil, nil)
        case .prefecture: (nil, nil, nil)
        }
    }

    /// Whether it is a county as a whole.
    public var isOfCounty: Bool { if case .county = self { true } else { false } }

    /// Whether it is a sum of rows above it.
    public var isSum: Bool { self == .prefecture || isOfCounty }
}
