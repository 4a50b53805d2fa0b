public import FleetModel

/// Who is in the contact book of a run, as far as the auditor must know.
public enum CalledPeople {
    /// Who has a role for everywhere, by the word of the role.
    public static let staff = [
        "operator": "desk-1", "second_operator": "desk-2", "station_head": "station-1", "responsible": "head-1",
        "technician": "technician-1", "county": "county-1",
    ]

    /// The beds that have somebody of the family in the book: two in three of those that a device serves.
    public static func bedsWithFamily(_ plan: FleetPlan) -> Set<String> {
        let beds = plan.households.flatMap { household in
            household.devices.compactMap(\.bed).map { household.beds[$0].id }
        }
        return Set(beds.filter { ($0.utf8.last ?? 0) % 3 != 0 })
    }

    /// The family of a bed that has one.
    public static func family(of bed: String) -> String { "family-\(bed)" }

    /// Whether somebody may be told, in a role, of what is about these beds. A role that nobody has is not judged.
    static func mayTell(_ person: String, as role: String, of beds: [String]) -> Bool {
        if role == "family" { return beds.contains { family(of: $0) == person } }
        return staff[role].map { $0 == person } ?? true
    }
}
