public import CareCore
public import CareRecords
internal import GRDB

extension StoreReader {
    /// The first day on record of a county, or of all; `nil` while there is none.
    /// - Throws: `StoreError` when the file cannot be read.
    public func summaryStart(_ county: CountyCode? = nil) throws -> CivilDate? {
        try read { try SummaryQuery.start($0, county) }
    }

    /// The figures as the rows give them now.
    /// - Parameters:
    ///   - text: The period, as people write it.
    ///   - county: The county; `nil` for all, and their sum.
    ///   - now: Gateway time.
    ///   - withRows: Whether the rows behind each value of the period are named.
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
            let period = try query.period(text, today: today)
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
            let counties = try Self.counties(db)
            // What was frozen is long: it is read once nobody is missing.
            guard try counties.allSatisfy({ try SummaryArchive.isFrozen(db, $0, month) }) else { return nil }
            for county in counties {
                guard let entry = try SummaryArchive.entry(db, county, month) else { return nil }
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

    /// A quarter, half-year or year of a county, made of its months as each was frozen last; `nil` while the last of
    /// them is not frozen, and for every other period.
    /// - Throws: `StoreError` when the file cannot be read, or what is kept is not what was frozen.
    public func frozenSummary(_ county: CountyCode, months text: String, at now: Timestamp) throws -> CountySummary? {
        try read { db in
            try Self.months(of: text, county, at: now, db).flatMap {
                try Self.together(county, $0.months, as: $0.period, db)
            }
        }
    }

    /// The same of all counties together; `nil` also while one of them is not frozen to the end of the period.
    /// - Throws: `StoreError` when the file cannot be read, or what is kept is not what was frozen.
    public func frozenSummary(ofAllMonths text: String, at now: Timestamp) throws -> CountySummary? {
        try read { db in
            var frozen: [(county: CountyCode, period: SummaryPeriod, months: [SummaryMonth])] = []
            for county in try Self.counties(db) {
                guard let one = try Self.months(of: text, county, at: now, db) else { return nil }
                frozen.append((county, one.period, one.months))
            }
            var found: [CountySummary] = []
            for (county, period, months) in frozen {
                guard let one = try Self.together(county, months, as: period, db) else { return nil }
                found.append(one)
            }
            return CountySummary(together: found)
        }
    }

    private static func counties(_ db: Database) throws -> [CountyCode] {
        try String.fetchAll(db, sql: "SELECT county FROM county ORDER BY county").map { text in
            guard let county = CountyCode(text) else {
                throw StoreError(.damaged, "county \(text): expected six digits")
            }
            return county
        }
    }

    /// The frozen months of a quarter, half-year or year, without what was frozen: that is long, and of use only when
    /// no county is missing. `nil` for every other period, and while the last month is not frozen.
    private static func months(
        of text: String, _ county: CountyCode, at now: Timestamp, _ db: Database
    ) throws -> (period: SummaryPeriod, months: [SummaryMonth])? {
        let start = try SummaryQuery.start(db, county)
        guard let period = try? SummaryPeriod(text, start: start, today: CivilDate(of: now)),
            [.quarter, .halfYear, .year].contains(period.span)
        else { return nil }
        // Months are frozen in order and without a gap: when the last one is, all are.
        let months = try SummaryArchive.months(db, county, from: period.first, until: period.last)
        return months.last.map { $0.period.last == period.last } == true ? (period, months) : nil
    }

    private static func together(
        _ county: CountyCode, _ months: [SummaryMonth], as period: SummaryPeriod, _ db: Database
    ) throws -> CountySummary? {
        CountySummary(try months.compactMap { try SummaryArchive.entry(db, county, $0)?.summary }, as: period)
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
            let period = try query.period(text, today: CivilDate(of: now))
            let source = try query.source(period, at: now, withRows: true)
            return Outlier.all(source, from: period.first, until: period.end(on: CivilDate(of: now)))
        }
    }
}
