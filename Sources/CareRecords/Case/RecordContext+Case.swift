internal import CareCore

extension RecordContext {
    /// The bed in which a case is served, by the state that stands in that column before the form that is judged;
    /// `nil` for a case that was in no service.
    func servedBed(of filled: RecordRow, in column: RecordField<CaseState>) throws -> BedID? {
        guard let row = try book.row(.careCase, key: [filled[name: SharedField.careCase.name]]),
            row[column] == .inService
        else { return nil }
        return row[SharedField.bed]
    }

    /// What whoever enters an end is told of visits that stand after it; the end is the truth and is not refused for
    /// them. `row` is the case as it will be. Empty for none.
    func visitsAfterEnd(of row: RecordRow) throws -> String {
        guard let careCase = row[SharedField.careCase], let ended = row[CaseField.endedOn] else { return "" }
        let visits = try book.openRows(.visit, where: [.equal(SharedField.careCase, careCase)])
        guard let found = Suspicion.afterEnd(visits, cases: [row]).first else { return "" }
        let keys = found.visits.map(\.text).joined(separator: " ")
        return "case \(careCase): finished visits after its last day, \(ended.recordText), stand and count: \(keys); "
            + "visit-void takes back what did not take place"
    }
}
