public import CareCore

/// Where a user may look and act. What lies in none of its places does not exist for them.
public enum AccessScope: Sendable, Hashable {
    /// Everything: the prefecture.
    case everything
    /// Whole counties, at least one.
    case counties(Set<CountyCode>)
    /// Townships, at least one.
    case townships(Set<TownshipCode>)
    /// The beds of one provider.
    case provider(ProviderID)
    /// One bed.
    case bed(BedID)

    /// Whether a place lies in it. A place that names no township or provider lies in no scope that asks for one.
    public func covers(_ place: ScopedPlace) -> Bool {
        switch self {
        case .everything: true
        case .counties(let counties): counties.contains(place.county)
        case .townships(let townships): place.township.map(townships.contains) ?? false
        case .provider(let provider): place.provider == provider
        case .bed(let bed): place.bed == bed
        }
    }

    /// Whether any of the places lies in it, as what belongs to a household lies where each of its beds does. What
    /// has no place lies in `everything` alone.
    public func covers(anyOf places: [ScopedPlace]) -> Bool { self == .everything || places.contains(where: covers) }

    /// Since when what happened at any of the places lies in it: for a provider since it answers for one of them
    /// (decision 99), for everybody else from the beginning; `nil` when none lies in it.
    public func reach(into places: [ScopedPlace]) -> Timestamp? {
        let beginning = Timestamp(milliseconds: .min)
        if self == .everything { return beginning }
        return places.filter(covers).map { place in
            if case .provider = self, let since = place.providerSince { since } else { beginning }
        }.min()
    }
}
