internal import CareCore

extension AccessScope {
    /// Whether everything in it lies in `reach`, which is `everything` or counties. A provider lies in the counties
    /// that it serves by its register; one that is not registered lies nowhere.
    /// - Throws: What `book` throws.
    public func isWithin(_ reach: AccessScope, _ book: any RecordBook) throws -> Bool {
        guard case .counties(let counties) = reach else { return reach == .everything }
        switch self {
        case .everything: return false
        case .counties(let wanted): return wanted.isSubset(of: counties)
        case .townships(let wanted): return wanted.allSatisfy { $0.county.map(counties.contains) ?? false }
        case .bed(let bed): return counties.contains(bed.county)
        case .provider(let provider):
            guard let row = try UserMaker.registered(provider, book) else { return false }
            return row[ProviderField.counties].map { counties.isSuperset(of: $0.elements) } ?? false
        }
    }
}
