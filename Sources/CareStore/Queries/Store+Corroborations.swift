public import CareCore
public import CareRecords

extension Store {
    /// What the beds' devices say of finished visits and does not stand in their records yet; nothing where no records
    /// are kept. Any thread but the line's may call it.
    /// - Parameters:
    ///   - since: Only visits that ended then or later.
    ///   - again: Visits that have been compared are compared again when they ended then or later.
    /// - Returns: A form `visit-corroborate` for each.
    /// - Throws: `StoreError` when the file cannot be read.
    public func corroborations(since: Timestamp, again: Timestamp) throws -> [RecordSubmission] {
        guard let recordKey else { return [] }
        return try reader.corroborations(since: since, again: again, key: recordKey)
    }
}
