public import CareCore

/// Sums over visits of a case by one provider.
public struct VisitMonths: Sendable, Equatable {
    /// The case.
    public let careCase: RecordID
    /// Who was served.
    public let resident: RecordID
    /// Whose staff served.
    public let provider: ProviderCode
    /// The county that counts them.
    public let county: CountyCode
    /// Over the months of the period, to their ends.
    public internal(set) var period = VisitSums()
    /// Over the months before.
    public internal(set) var before = VisitSums()

    /// Makes sums of nothing.
    public init(careCase: RecordID, resident: RecordID, provider: ProviderCode, county: CountyCode) {
        self.careCase = careCase
        self.resident = resident
        self.provider = provider
        self.county = county
    }

    /// Adds the sums of a month.
    public mutating func add(_ sums: VisitSums, inPeriod: Bool) {
        if inPeriod { period.add(sums) } else { before.add(sums) }
    }
}
