public import FleetModel

/// Who is in the contact book of a run, as far as the auditor must know.
public enum CalledPeople {
    /// The beds that have somebody of the family in the book: two in three of those that a device serves.
    public static func bedsWithFamily(_ plan: FleetPlan) -> Set<String> {
        let beds = plan.households.flatMap { household in
            household.devices.compactMap(\.bed).map { household.beds[$0].id }
        }
        return Set(beds.filter { ($0.utf8.last ?? 0) % 3 != 0 })
    }
}
