internal import CareCore

/// What one rule says of a bed.
struct RuleVerdict {
    /// What stands; `nil` for nothing.
    var finding: RecordFinding?
    /// The first later day on which the same records may say something else; `nil` when they never do.
    var changesOn: CivilDate?
}
