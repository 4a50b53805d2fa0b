public import CareCore

/// Who answers for beds, and when the last drill with any of them was closed.
public struct DrillDueRecord: Sendable, Equatable {
    /// The county.
    public let county: CountyCode
    /// The provider; `nil` for the county as a whole.
    public let provider: ProviderID?
    /// Beds.
    public let beds: Int
    /// Gateway time at which the last closed drill was opened; `nil` for none yet.
    public let lastDrill: Timestamp?

    /// Whether the next drill is due: none within `Limits.drillInterval`.
    public func isDue(at now: Timestamp) -> Bool { lastDrill.map { now - $0 >= Limits.drillInterval } ?? true }
}
