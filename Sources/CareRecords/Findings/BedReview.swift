public import CareCore

/// All that the records say of a bed at a look, and how long that holds while none of them changes. Decision 83.
public struct BedReview: Sendable, Equatable {
    /// The bed.
    public let bed: BedID
    /// What stands, at most one finding a rule.
    public let findings: [RecordFinding]
    /// The first later day on which the same records may say something else; `nil` when they never do. AST-6 is not
    /// meant: what devices said may change with every day.
    public let changesOn: CivilDate?

    /// Makes a review.
    public init(bed: BedID, findings: [RecordFinding], changesOn: CivilDate?) {
        self.bed = bed
        self.findings = findings
        self.changesOn = changesOn
    }

    /// Days after which a bed where nothing stands is looked at all the same, because rows may have gone by no form,
    /// such as by retention. Own choice.
    private static let longestQuiet: Int32 = 7

    /// The day until which the bed need not be looked at while none of its records changes; `nil` when something
    /// stands there, which may have to be raised again.
    public func quietUntil(from today: CivilDate) -> CivilDate? {
        guard findings.isEmpty else { return nil }
        let latest = today.adding(Self.longestQuiet)
        return min(changesOn ?? latest, latest)
    }
}
