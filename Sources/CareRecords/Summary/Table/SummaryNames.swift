public import CareCore

/// What counties, townships and providers are called.
public struct SummaryNames: Sendable, Equatable {
    /// Counties.
    public var counties: [CountyCode: String] = [:]
    /// Townships.
    public var townships: [TownshipCode: String] = [:]
    /// Providers.
    public var providers: [ProviderCode: String] = [:]

    /// Makes names of nothing.
    public init() {}

    /// Reads rows of `county`, `township` and `provider`.
    public init(counties: [RecordRow], townships: [RecordRow], providers: [RecordRow]) {
        for row in counties {
            if let county = row[SharedField.county] { self.counties[county] = row[PlaceField.name] }
        }
        for row in townships {
            if let township = row[SharedField.township] { self.townships[township] = row[PlaceField.name] }
        }
        for row in providers {
            if let provider = row[SharedField.provider] { self.providers[provider] = row[PlaceField.name] }
        }
    }

    /// Takes over the names of another summary.
    public mutating func add(_ other: SummaryNames) {
        counties.merge(other.counties) { $1 }
        townships.merge(other.townships) { $1 }
        providers.merge(other.providers) { $1 }
    }
}
