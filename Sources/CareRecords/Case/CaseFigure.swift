public import CareCore

/// How far the programme has come by the end of a day: for each step the cases that took it, and the beds built. A case
/// that went on or ended later still counts for the steps it took.
public struct CaseFigure: Sendable, Equatable {
    /// Cases by the step that they took by that day, in order of their identities.
    public let taken: [CaseState: [RecordID]]
    /// Cases that ended by that day, by reason; a death that is not confirmed is none.
    public let ended: [CaseEndReason: [RecordID]]
    /// Cases in service at the end of that day; the day on which service ends is the last one.
    public let inService: [RecordID]
    /// Beds that were put into service by that day, each with its cases: the beds that the plan counts (2,100 in all).
    /// Source: the plan, 二 and 五(二).
    public let beds: [BedID: [RecordID]]

    /// Folds rows of `careCase`.
    public init(_ rows: [RecordRow], on day: CivilDate) {
        var taken: [CaseState: [RecordID]] = [:]
        var ended: [CaseEndReason: [RecordID]] = [:]
        var inService: [RecordID] = []
        var beds: [BedID: [RecordID]] = [:]
        let known = rows.compactMap { row -> (key: RecordID, state: CaseState, row: RecordRow)? in
            guard let key = row[SharedField.careCase], let state = row[CaseField.state] else { return nil }
            return (key, state, row)
        }
        for (step, field) in Self.days {
            let keys = known.compactMap { key, _, row -> RecordID? in
                row[field].map { $0 <= day } == true ? key : nil
            }
            if !keys.isEmpty { taken[step] = keys }
        }
        for (key, state, row) in known {
            let end = state == .ended ? row[CaseField.endedOn] : nil
            if let reason = row[CaseField.endReason], let end, end <= day { ended[reason, default: []].append(key) }
            guard let from = row[CaseField.serviceFrom], from <= day else { continue }
            if let bed = row[SharedField.bed] { beds[bed, default: []].append(key) }
            if end.map({ $0 >= day }) != false { inService.append(key) }
        }
        self.taken = taken.mapValues { $0.sorted() }
        self.ended = ended.mapValues { $0.sorted() }
        self.inService = inService.sorted()
        self.beds = beds.mapValues { $0.sorted() }
    }

    /// The day of each step, by the state to which it leads.
    private static let days: [(CaseState, RecordField<CivilDate>)] = [
        (.screened, CaseField.screenedOn), (.homeAssessed, CaseField.homeAssessedOn),
        (.retrofitAgreed, CaseField.retrofitAgreedOn), (.retrofitted, CaseField.retrofitAcceptedOn),
        (.abilityAssessed, CaseField.abilityAssessedOn), (.planned, CaseField.plannedOn),
        (.inService, CaseField.serviceFrom),
    ]
}
