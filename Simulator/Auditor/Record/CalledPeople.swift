public import FleetModel

/// Who is in the contact book of a run, as far as the auditor must know.
public enum CalledPeople {
    /// The beds that have somebody of the family in the book: two in three.
    public static func bedsWithFamily(_ plan: FleetPlan) -> Set<String> {
        Set(plan.households.flatMap(\.beds).map(\.id).filter { ($0.utf8.last ?? 0) % 3 != 0 })
    }
}
