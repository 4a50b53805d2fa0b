internal import CareCore
internal import CareRecords
internal import Crypto
internal import Foundation
internal import GRDB

/// The frozen months.
enum SummaryArchive {
    /// A frozen month as it is kept.
    struct Entry {
        let revision: SummaryRevision
        let summary: CountySummary
        let mask: SummaryMask
    }

    /// A revision of a month; the newest without a number. `nil` when there is none.
    /// - Throws: `StoreError` when what is kept is not what was frozen.
    static func entry(
        _ db: Database, _ county: CountyCode, _ month: SummaryMonth, revision: Int64? = nil
    ) throws -> Entry? {
        let row = try Row.fetchOne(
            db.cachedStatement(sql: NamedQuery.summaryRevision.sql),
            arguments: [county.description, month.first.day, revision])
        guard let row else { return nil }
        let pack = row["pack"] as Data
        guard digest(pack) == row["digest"] as Data, let content = SummaryPack.read(Array(pack)),
            let mask = SummaryMask(bytes: Array(row["mask"] as Data))
        else {
            throw StoreError(
                .damaged,
                "summaryRevision \(county) \(month.recordText) \(row["revision"] as Int64): expected what was frozen, "
                    + "found other bytes; restore a backup")
        }
        let found = try Self.revision(row, db)
        return Entry(
            revision: found,
            summary: CountySummary(
                period: month.period, until: month.period.last, county: county, standing: .frozen(found),
                names: content.names, table: content.table), mask: mask)
    }

    /// Every revision of a county's months, the oldest first.
    static func revisions(_ db: Database, _ county: CountyCode?) throws -> [(CountyCode, SummaryMonth, SummaryRevision)]
    {
        try Row.fetchAll(
            db, sql: NamedQuery.summaryRevisions.sql, arguments: StatementArguments(SummaryQuery.bounds(county))
        ).compactMap { row in
            guard let county = CountyCode(row["county"] as String), let first = CivilDate(day: row["month"]) else {
                return nil
            }
            return (county, SummaryMonth(of: first), try revision(row, db))
        }
    }

    /// Whether a month of a county was frozen ever.
    static func isFrozen(_ db: Database, _ county: CountyCode, _ month: SummaryMonth) throws -> Bool {
        try months(db, county, from: month.first, until: month.first) == [month]
    }

    /// The frozen months of a county that lie in some days, in order.
    static func months(
        _ db: Database, _ county: CountyCode, from first: CivilDate, until last: CivilDate
    ) throws -> [SummaryMonth] {
        let found = try revisions(db, county).map(\.1).filter { first <= $0.first && $0.first <= last }
        return Set(found).sorted()
    }

    private static func revision(_ row: Row, _ db: Database) throws -> SummaryRevision {
        SummaryRevision(
            number: row["revision"], at: Timestamp(milliseconds: row["at"]), by: row["person"], reason: row["reason"],
            digest: Hexadecimal.text(row["digest"] as Data),
            anchor: LedgerAnchor(
                database: try Meta.value(db, Meta.instanceKey) ?? "", entry: row["anchorEntry"],
                count: row["anchorCount"], at: Timestamp(milliseconds: row["anchorAt"]),
                hash: Hexadecimal.text(row["anchorHash"] as Data)))
    }

    /// SHA-256 of what is kept.
    static func digest(_ pack: Data) -> Data { Data(SHA256.hash(data: pack)) }
}
