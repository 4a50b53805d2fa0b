public import CareCore

/// A bed of an incident as it is read back, with what the registry knows of its resident now.
public struct IncidentBedRecord: Sendable, Equatable {
    /// The bed.
    public let bed: BedID
    /// What is known of it.
    public let standing: IncidentBed
    /// How much its resident depends on being looked for.
    public let risk: IncidentRisk

    /// Those whom nobody has reached, the most urgent first; of equal ones in order of bed.
    public static func missing(among beds: [IncidentBedRecord]) -> [IncidentBedRecord] {
        beds.filter { $0.standing.contact == nil }.sorted { left, right in
            let (a, b) = (left.standing.urgency(left.risk), right.standing.urgency(right.risk))
            return a == b ? left.bed.description < right.bed.description : a.lexicographicallyPrecedes(b)
        }
    }
}
