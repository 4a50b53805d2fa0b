internal import CareCore
internal import CareRecords
internal import GRDB

/// Reads visits for a summary: sums of whole months, and single visits where a month lies in the period in part, or
/// where the rows are asked for.
struct SummaryVisits {
    let db: Database
    let bounds: [DatabaseValue]
    /// The first day of the period.
    let first: CivilDate
    /// The last day that counts.
    let last: CivilDate

    func read(into source: inout SummarySource) throws {
        let (begin, end) = (SummaryMonth(of: first).first, SummaryMonth(of: last).period.last)
        source.visitMonths = try months(from: begin.day, until: SummaryMonth(of: last).first.day)
        if begin < first { source.visitsOutside += try visits(from: begin.start, until: first.start) }
        if last < end { source.visitsOutside += try visits(from: last.end, until: end.end) }
        if source.isNamed { source.visits = try visits(from: first.start, until: last.end) }
    }

    private func visits(from start: Timestamp, until end: Timestamp) throws -> [RecordRow] {
        try RecordRow.all(
            db, NamedQuery.summaryVisits.sql,
            bounds + [start.milliseconds.databaseValue, end.milliseconds.databaseValue])
    }

    /// One a case and provider, those of all its months together. A visit counts in the county of its case, and a case
    /// lies in one: what a provider did in two counties is of different cases, so the county is not compared.
    private func months(from first: Int32, until last: Int32) throws -> [VisitMonths] {
        var found: [VisitMonths] = []
        var known: (careCase: String, resident: String, provider: String)?
        let statement = try HotStatement(
            db, cached: NamedQuery.summaryVisitMonths.sql, bounds + [Int64(last).databaseValue])
        try statement.forEachRow { row in
            let isKnown = known.map { own in
                row.isText(1, own.careCase) && row.isText(2, own.resident) && row.isText(3, own.provider)
            }
            if isKnown != true {
                let own = (careCase: row.text(1), resident: row.text(2), provider: row.text(3))
                known = own
                guard let careCase = RecordID(own.careCase), let resident = RecordID(own.resident),
                    let provider = ProviderCode(own.provider), let county = CountyCode(row.text(4))
                else { throw StoreError(.damaged, "monthlyVisit \(own): expected identities, found others") }
                found.append(
                    VisitMonths(careCase: careCase, resident: resident, provider: provider, county: county))
            }
            found[found.count - 1].add(
                VisitSums { row.integer(Int32(5 + $0)) }, inPeriod: row.integer(0) >= Int64(first))
            return true
        }
        return found
    }
}
