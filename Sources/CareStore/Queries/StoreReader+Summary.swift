public import CareCore
public import CareRecords
internal import GRDB

extension StoreReader {
    /// The first day on record of a county, or of all; `nil` while there is none.
    /// - Throws: `StoreError` when the file cannot be read.
    public func summaryStart(_ county: CountyCode? = nil) throws -> CivilDate? {
        try read { db in
            let row = try Row.fetchOne(
                db, sql: NamedQuery.summaryStart.sql, arguments: StatementArguments(SummaryQuery.bounds(county)))
            return (row?["day"] as Int32?).flatMap { CivilDate(day: $0) }
        }
    }

    /// The figures as the rows give them now.
    /// - Parameters:
    ///   - text: The period, as people write it.
    ///   - county: The county; `nil` for all, and their sum.
    ///   - now: Gateway time.
    ///   - withRows: Whether each alarm is named among the keys; all other rows always are.
    ///   - key: The secret of the records, for the days of birth.
    /// - Returns: The figures.
    /// - Throws: `RecordFault` for a period of which nothing can be told, or when the working days of a year are not
    ///   known; `StoreError` when the file cannot be read or the key is another.
    public func summary(
        _ text: String, county: CountyCode?, at now: Timestamp, withRows: Bool = false, key: RecordKey
    ) throws -> CountySummary {
        try read { db in
            try Meta.checkForReading(key, db)
            let query = SummaryQuery(db: db, seal: RecordSeal(key: key), county: county)
            let today = CivilDate(of: now)
            let period = try SummaryPeriod(text, start: query.start(), today: today)
            let source = try query.source(period, at: now, withRows: withRows)
            return try CountySummary(
                source, period, county: county, today: today,
                standing: SummaryCalendar.standing(of: period, at: now))
        }
    }

    /// A frozen month of a county with what of it is hidden from those who may not see rows.
    /// - Parameters:
    ///   - county: The county.
    ///   - month: The month.
    ///   - revision: Which; the newest without it.
    /// - Returns: `nil` when there is none.
    /// - Throws: `StoreError` when the file cannot be read, or what is kept is not what was frozen.
    public func frozenSummary(
        _ county: CountyCode, _ month: SummaryMonth, revision: Int64? = nil
    ) throws -> (summary: CountySummary, mask: SummaryMask)? {
        try read { db in
            try SummaryArchive.entry(db, county, month, revision: revision).map { ($0.summary, $0.mask) }
        }
    }

    /// A month of all counties, each as it was frozen last; `nil` while one of them is not frozen.
    /// - Throws: `StoreError` when the file cannot be read, or what is kept is not what was frozen.
    public func frozenSummary(ofAll month: SummaryMonth) throws -> CountySummary? {
        try read { db in
            var (names, table) = (SummaryNames(), SummaryTable())
            var revisions: [CountyCode: SummaryRevision] = [:]
            for text in try String.fetchAll(db, sql: "SELECT county FROM county ORDER BY county") {
                guard let county = CountyCode(text),
                    let entry = try SummaryArchive.entry(db, county, month)
                else { return nil }
                revisions[county] = entry.revision
                names.add(entry.summary.names)
                table.add(entry.summary.table)
            }
            guard !revisions.isEmpty else { return nil }
            return CountySummary(
                period: month.period, until: month.period.last, county: nil, standing: .frozenTogether(revisions),
                names: names, table: table)
        }
    }

    /// Every frozen month of a county, or of all, with each revision, in order.
    /// - Throws: `StoreError` when the file cannot be read.
    public func summaryRevisions(
        _ county: CountyCode? = nil
    ) throws -> [(county: CountyCode, month: SummaryMonth, revision: SummaryRevision)] {
        try read { try SummaryArchive.revisions($0, county) }
    }

    /// Providers whose beds carry that identity.
    /// - Throws: `StoreError` when the file cannot be read.
    public func providerCodes(_ identity: ProviderID) throws -> Set<ProviderCode> {
        try read { db in
            let codes = try String.fetchAll(
                db, sql: "SELECT provider FROM provider WHERE coalesce(bedRegisterID, provider) = ?",
                arguments: [identity.text])
            return Set(codes.compactMap { ProviderCode($0) })
        }
    }

    /// Providers, beds and staff of a county of which something is far from what is usual there.
    /// - Throws: `RecordFault` for a period of which nothing can be told; `StoreError` when the file cannot be read.
    public func outliers(_ text: String, county: CountyCode, at now: Timestamp, key: RecordKey) throws -> [Outlier] {
        try read { db in
            try Meta.checkForReading(key, db)
            let query = SummaryQuery(db: db, seal: RecordSeal(key: key), county: county)
            let period = try SummaryPeriod(text, start: query.start(), today: CivilDate(of: now))
            let source = try query.source(period, at: now, withRows: true)
            return Outlier.all(source, from: period.first, until: period.end(on: CivilDate(of: now)))
        }
    }
}
