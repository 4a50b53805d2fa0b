public import CareCore
public import CareRecords

extension StoreReader {
    /// What the beds' devices say of finished visits and does not stand in their records yet. What devices held back
    /// may have come since a visit was compared; what they measured may be deleted, and then what was said before
    /// stands.
    /// - Parameters:
    ///   - since: Only visits that ended then or later; `nil` for all.
    ///   - again: Visits that have been compared are compared again when they ended then or later; `nil` for all.
    ///   - key: The secret of the records.
    /// - Returns: A form `visit-corroborate` for each, in order of their keys.
    /// - Throws: `StoreError` when the file cannot be read or the key is another.
    public func corroborations(
        since: Timestamp? = nil, again: Timestamp? = nil, key: RecordKey
    ) throws -> [RecordSubmission] {
        let visits = try withRecords(scope: .everything, key: key) { book in
            try book.openRows(.visit, where: since.map { [.atLeast(VisitField.endAt, $0)] } ?? [])
                .compactMap { Visit($0) }
        }
        return try visits.compactMap { visit in
            let said = visit.row[VisitField.corroboration]
            if said != nil, let again, let end = visit.endAt, end < again { return nil }
            guard visit.state.isFinished, let watch = try self.watch(around: visit),
                let found = Corroboration(visit, watch),
                said != found.verdict || visit.row[VisitField.corroborationReasons] != found.reasons
            else { return nil }
            return RecordSubmission(corroborating: visit.id, found)
        }
    }
}
