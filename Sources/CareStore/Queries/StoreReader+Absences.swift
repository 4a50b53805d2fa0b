public import CareCore
internal import GRDB

extension StoreReader {
    /// Times for which residents were away, oldest first.
    /// - Parameters:
    ///   - bed: Only this bed; `nil` for all.
    ///   - from: Those that had not ended before; `nil` for all.
    ///   - until: Those that began before; `nil` for all.
    /// - Returns: The absences.
    /// - Throws: `StoreError` when the file cannot be read.
    public func absences(
        of bed: BedID? = nil, from: Timestamp? = nil, until: Timestamp? = nil
    ) throws -> [KeptAbsence] {
        try read { db in
            let rows = try Row.fetchAll(
                db, sql: NamedQuery.absences.sql,
                arguments: [bed?.description, from?.milliseconds ?? .min, until?.milliseconds ?? .max])
            return rows.compactMap { KeptAbsence($0) }
        }
    }
}

extension KeptAbsence {
    init?(_ row: Row) {
        guard let bed = BedID(row[0] as String), let kind = AbsenceKind.named(row[1]) else { return nil }
        func moment(_ index: Int) -> Timestamp? { (row[index] as Int64?).map { Timestamp(milliseconds: $0) } }
        self.init(
            bed: bed, kind: kind, from: Timestamp(milliseconds: row[2]), until: moment(3), reason: row[4],
            by: row[5], endedAt: moment(6), endedBy: row[7])
    }
}
