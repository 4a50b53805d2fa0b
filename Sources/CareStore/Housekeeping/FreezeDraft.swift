internal import CareCore
internal import CareRecords
internal import Crypto
internal import Foundation
internal import GRDB

/// A month as it is about to be frozen: whole but for its row, as the records said at one moment.
struct FreezeDraft: Sendable {
    private let due: FreezeDue
    private let at: Timestamp
    private let person: String?
    private let reason: String?
    private let head: (number: Int64, at: Int64, hash: Data, count: Int64)
    private let pack: Data
    private let mask: Data

    /// Makes a month, over one read of the records.
    /// - Throws: `RecordFault` where something that its figures need is not entered; errors of the database.
    init(_ due: FreezeDue, _ db: Database, key: RecordKey, at now: Timestamp) throws {
        let query = SummaryQuery(db: db, seal: RecordSeal(key: key), county: due.county)
        let period = due.month.period
        let source = try query.source(period, at: now, withRows: true)
        let summary = try CountySummary(
            source, period, county: due.county, today: CivilDate(of: now), standing: .recomputed)
        let before = try SummaryArchive.entry(db, due.county, SummaryMonth(of: period.previousMonth.first))
        let earlier = try SummaryArchive.entry(db, due.county, due.month)
        let mask = SummaryMask(
            summary, after: before.map { ($0.summary, $0.mask) }, insteadOf: earlier.map { ($0.summary, $0.mask) })
        let order =
            due.revision == 1
            ? nil
            : try SQLiteBook(db: db, seal: query.seal).row(
                .summaryFreeze, key: [due.county.stored, due.month.stored, .integer(due.revision - 1)])
        let head = try Row.fetchOne(
            db, sql: "SELECT number, at, hash, (SELECT count(*) FROM ledger) FROM ledger ORDER BY number DESC LIMIT 1")
        guard let head else { throw StoreError(.damaged, "a month is frozen that has no ledger") }
        (self.due, at) = (due, now)
        (person, reason) = (order?[SummaryFreezeField.person], order?[SummaryFreezeField.reason])
        self.head = (head[0], head[1], head[2], head[3])
        pack = Data(SummaryPack.bytes(of: summary))
        self.mask = Data(mask.bytes)
    }

    /// Keeps the month for good, in the caller's transaction.
    func put(_ db: Database, at now: Timestamp) throws {
        try db.execute(
            sql: """
                INSERT INTO summaryRevision (county, month, revision, at, person, reason, anchorEntry, anchorCount,
                    anchorAt, anchorHash, digest, pack, mask)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                due.county.description, due.month.first.day, due.revision, at.milliseconds, person, reason, head.number,
                head.count, head.at, head.hash, SummaryArchive.digest(pack), pack, mask,
            ])
        try AuditChain.append(
            [
                AuditRow(
                    at: now, by: person ?? "gateway", action: "summary-frozen",
                    subject: "\(due.county) \(due.month.recordText)", detail: "revision \(due.revision)")
            ], db)
    }
}
