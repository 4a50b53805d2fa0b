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
}
