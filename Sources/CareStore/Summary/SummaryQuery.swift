internal import CareCore
internal import CareRecords
internal import Foundation
internal import GRDB

/// Reads what a summary is made of, all in the read transaction of the caller. Nothing personal is opened but the days
/// of birth.
struct SummaryQuery {
    let db: Database
    let seal: RecordSeal
    /// The county; `nil` for all.
    let county: CountyCode?

    /// The first and last text of the counties that are asked for.
    private var bounds: [DatabaseValue] { Self.bounds(county) }

    static func bounds(_ county: CountyCode?) -> [DatabaseValue] {
        let code = county?.description ?? ""
        return [code.databaseValue, "\(code)~".databaseValue]
    }

    /// The first day on record; `nil` while there is none.
    func start() throws -> CivilDate? { try Self.start(db, county) }

    /// A period as people write it; that of a county that is registered may lie before its own first day.
    func period(_ text: String, today: CivilDate) throws -> SummaryPeriod {
        let isRegistered = try Bool.fetchOne(
            db, sql: "SELECT EXISTS (SELECT 1 FROM county WHERE county = ?)", arguments: [county?.description])
        return try SummaryPeriod(
            text, start: start(), programmeStart: isRegistered == true ? Self.start(db, nil) : nil, today: today)
    }

    /// The first day on record of a county, or of all.
    static func start(_ db: Database, _ county: CountyCode?) throws -> CivilDate? {
        let row = try Row.fetchOne(
            db.cachedStatement(sql: NamedQuery.summaryStart.sql), arguments: StatementArguments(bounds(county)))
        return (row?["day"] as Int32?).flatMap { CivilDate(day: $0) }
    }

    /// The rows of a period as they are at `now`; `withRows` says whether each row behind a value is named, which costs
    /// a look at each visit and alarm of the period.
    func source(_ period: SummaryPeriod, at now: Timestamp, withRows: Bool) throws -> SummarySource {
        let today = CivilDate(of: now)
        let last = period.end(on: today)
        var source = SummarySource()
        source.counties = try rows(.summaryCounties)
        source.townships = try rows(.summaryTownships)
        source.providers = try rows(.summaryProviders)
        source.cases = try rows(.summaryCases)
        try readResidents(into: &source)
        source.assessments = try rows(.summaryAssessments)
        source.kit = try kit(named: withRows)
        source.isNamed = withRows
        try SummaryVisits(db: db, bounds: bounds, first: period.first, last: last).read(into: &source)
        source.trainings = try rows(.summaryTrainings) { record, _ in
            guard let id = record[TrainingField.training], case .text(let hash) = record[name: "trainee"], !hash.isEmpty
            else { return }
            source.trainees[id] = hash
        }
        source.complaints = try rows(.summaryComplaints)
        if !source.complaints.isEmpty { source.calendar = try WorkingCalendar(SQLiteBook(db: db, seal: seal)) }
        source.assets = try rows(.summaryAssets)
        source.moves = try rows(.summaryMoves)
        source.recoveries = try rows(.summaryRecoveries)
        source.money = try money(named: withRows)
        try SummaryTelemetry(db: db, bounds: bounds, period: period, last: last, today: today)
            .read(into: &source, withRows: withRows)
        return source
    }

    private func kit(named: Bool) throws -> [KitPiece] {
        var found: [KitPiece] = []
        let kinds = KitKind.allCases
        var bed = LastParsed<BedID>()
        try HotStatement(db, cached: NamedQuery.summaryKit.sql, bounds).forEachRow { row in
            guard let bed = bed.value(row, 0, { BedID($0) }), let kind = row.word(1, of: kinds) else { return true }
            let moment = { (column: Int32) in
                row.isNull(column) ? nil : Timestamp(milliseconds: row.integer(column))
            }
            found.append(
                KitPiece(
                    item: named ? row.text(6) : "", bed: bed, kind: kind, isShared: !row.isNull(2),
                    signedOffAt: moment(3),
                    refusedOn: row.isNull(4) ? nil : CivilDate(day: Int32(clamping: row.integer(4))),
                    removedAt: moment(5)))
            return true
        }
        return found
    }

    private func money(named: Bool) throws -> [MoneyLine] {
        var found: [MoneyLine] = []
        let (heads, kinds) = (MoneyHead.allCases, MoneyKind.allCases)
        // In the order of cases: what an entry has in common with the one before it is not parsed again.
        var county = LastParsed<CountyCode>()
        var careCase = LastParsed<RecordID>()
        var bed = LastParsed<BedID>()
        var provider = LastParsed<ProviderCode>()
        try HotStatement(db, cached: NamedQuery.summaryMoney.sql, bounds).forEachRow { row in
            guard let county = county.value(row, 0, { CountyCode($0) }), let head = row.word(1, of: heads),
                let kind = row.word(2, of: kinds), let on = CivilDate(day: Int32(clamping: row.integer(4)))
            else { return true }
            found.append(
                MoneyLine(
                    money: named ? row.text(8) : "", county: county, head: head, kind: kind, amount: row.integer(3),
                    on: on, careCase: careCase.value(row, 5, { RecordID($0) }), bed: bed.value(row, 6, { BedID($0) }),
                    provider: provider.value(row, 7, { ProviderCode($0) })))
            return true
        }
        return found
    }

    private func readResidents(into source: inout SummarySource) throws {
        var births: [RecordID: CivilDate] = [:]
        let table = RecordTable.resident
        guard let column = table.column(SharedField.identityNumber.name) else { return }
        source.residents = try rows(.summaryResidents) { record, bytes in
            guard let resident = record[SharedField.resident], let sealed = bytes(column.name) else { return }
            let value = try seal.value(sealed, for: table.place(column, of: record))
            births[resident] = ResidentNumber(stored: value)?.birth
        }
        source.births = births
    }

    /// The rows of a query, whose columns are called as the fields are.
    private func rows(
        _ query: NamedQuery, also: (RecordRow, (String) -> Data?) throws -> Void = { _, _ in }
    ) throws -> [RecordRow] { try RecordRow.all(db, query.sql, bounds, also: also) }
}
