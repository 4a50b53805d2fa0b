internal import CareCore

/// Written as the kind and its places: `counties 532901 532925`, `provider p-1`.
extension AccessScope: RecordValue {
    /// What a good scope is, for messages.
    public static let expected =
        "everything, counties 532901 532925, townships 532901001, provider p-1 or bed 532901-000001"

    /// Reads the kind and its places, in any order and each once.
    public init?(recordText: String) {
        let words = recordText.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
        guard let kind = words.first else { return nil }
        let places = Array(words.dropFirst())
        func all<Place: RecordValue & Hashable>(_ type: Place.Type) -> Set<Place>? {
            let found = places.compactMap { Place(recordText: $0) }
            return found.isEmpty || found.count < places.count || Set(found).count < found.count ? nil : Set(found)
        }
        switch kind {
        case "everything" where places.isEmpty: self = .everything
        case "counties":
            guard let counties = all(CountyCode.self) else { return nil }
            self = .counties(counties)
        case "townships":
            guard let townships = all(TownshipCode.self) else { return nil }
            self = .townships(townships)
        case "provider" where places.count == 1:
            guard let provider = ProviderID(recordText: places[0]) else { return nil }
            self = .provider(provider)
        case "bed" where places.count == 1:
            guard let bed = BedID(recordText: places[0]) else { return nil }
            self = .bed(bed)
        default: return nil
        }
    }

    /// The kind and its places in order.
    public var recordText: String {
        switch self {
        case .everything: "everything"
        case .counties(let counties): "counties " + counties.sorted().map(\.description).joined(separator: " ")
        case .townships(let townships): "townships " + townships.sorted().map(\.description).joined(separator: " ")
        case .provider(let provider): "provider \(provider)"
        case .bed(let bed): "bed \(bed)"
        }
    }
}
