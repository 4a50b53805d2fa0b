internal import CareCore
internal import CareRecords
internal import GRDB

/// Reads sums over facts of days and alarms for a summary: whole months from the gateway's own sums, days of a month
/// that the period does not reach to the end from the facts of those days.
struct SummaryTelemetry {
    let db: Database
    let bounds: [DatabaseValue]
    let period: SummaryPeriod
    /// The last day that counts.
    let last: CivilDate
    let today: CivilDate

    /// Whether it is a single day, of which the sums of its month tell nothing.
    var isDay: Bool { period.span == .day }

    /// The first month whose sums count for the period; after the last one for a day.
    private var firstMonth: CivilDate {
        let month = SummaryMonth(of: period.first).period
        return isDay ? month.nextMonth.first : month.first
    }

    func read(into source: inout SummarySource, withRows: Bool) throws {
        let facts = try Int32.fetchOne(db.cachedStatement(sql: NamedQuery.newestFacts.sql))
            .flatMap { CivilDate(day: $0) }
        try SummaryDevices(telemetry: self, facts: facts).read(into: &source)
        source.problems = try problems(named: withRows)
        source.rates = try rates(named: withRows)
        source.openAlarms = try all(.summaryOpenAlarms, [last.end.milliseconds]) { row in
            BedID(row[1] as String).map { (AlarmID(row[0]), $0) }
        }
        source.alarms = try alarms()
        if isDay { try takeDay(from: &source) }
        if withRows { source.alarmRows = try alarmRows(from: period.first.start, until: last.end).map(\.row) }
    }

    /// In the order of beds; without a key where no row is named.
    private func problems(named: Bool) throws -> [DeviceProblem] {
        var found: [DeviceProblem] = []
        var bed = LastParsed<BedID>()
        try HotStatement(db, cached: NamedQuery.summaryProblems.sql, bounds).forEachRow { row in
            guard let deviceClass = UInt8(exactly: row.integer(2)).flatMap({ DeviceClass(rawValue: $0) }),
                let bed = bed.value(row, 3, { BedID($0) })
            else { return true }
            found.append(
                DeviceProblem(
                    key: named ? "\(row.integer(0))/\(row.integer(1))" : "", deviceClass: deviceClass, bed: bed,
                    foundAt: Timestamp(milliseconds: row.integer(4))))
            return true
        }
        return found
    }

    /// In the order of beds; without a name where none is asked for.
    private func rates(named: Bool) throws -> [DeviceRate] {
        var found: [DeviceRate] = []
        var bed = LastParsed<BedID>()
        let statement = try HotStatement(
            db, cached: NamedQuery.summaryRates.sql, bounds + [Int64(last.day).databaseValue])
        try statement.forEachRow { row in
            if let bed = bed.value(row, 0, { BedID($0) }), let useClass = UseClass(number: row.integer(2)) {
                found.append(
                    DeviceRate(
                        name: named ? row.text(1) : "", useClass: useClass, bed: bed, isUsable: row.integer(3) != 0,
                        isUsed: row.isNull(4) ? nil : row.integer(4) != 0))
            }
            return true
        }
        return found
    }

    /// One a bed or household, the sums of all its months together.
    private func alarms() throws -> [AlarmTally] {
        var found: [AlarmTally] = []
        var known: (kind: Int64, place: Int64)?
        let first = Int64(firstMonth.day)
        let statement = try HotStatement(
            db, cached: NamedQuery.summaryAlarms.sql, bounds + [Int64(SummaryMonth(of: last).first.day).databaseValue])
        try statement.forEachRow { row in
            let own = (kind: row.integer(0), place: row.integer(1))
            if known.map({ $0 != own }) ?? true {
                guard let bed = BedID(row.text(2)) else { return true }
                known = own
                found.append(AlarmTally(bed: bed))
            }
            found[found.count - 1].add(inPeriod: row.integer(3) >= first) { row.integer(Int32(4 + $0)) }
            return true
        }
        return found
    }

    /// The sums of its month tell nothing of a day: its own alarms count for it, and with those of the days behind it
    /// no more for what was before.
    private func takeDay(from source: inout SummarySource) throws {
        let month = SummaryMonth(of: last).period
        for (raised, row) in try alarmRows(from: period.first.start, until: month.last.end) {
            var tally = AlarmTally(bed: row.bed)
            tally.add(inPeriod: false) { -row.sums[$0] }
            if raised < last.end { tally.add(inPeriod: true) { row.sums[$0] } }
            source.alarms.append(tally)
        }
    }

    private func alarmRows(
        from start: Timestamp, until end: Timestamp
    ) throws -> [(raised: Timestamp, row: AlarmTally.Row)] {
        try all(.summaryAlarmRows, [start.milliseconds, end.milliseconds]) { row in
            guard let bed = BedID(row[0] as String) else { return nil }
            let sums = (0..<AlarmTally.count).map { row[3 + $0] as Int64 }
            return (Timestamp(milliseconds: row[1]), AlarmTally.Row(alarm: AlarmID(row[2]), bed: bed, sums: sums))
        }
    }

    private func all<Value>(
        _ query: NamedQuery, _ more: [any DatabaseValueConvertible], _ make: (Row) -> Value?
    ) throws -> [Value] {
        let arguments = StatementArguments(bounds + more.map(\.databaseValue))
        let rows = try Row.fetchCursor(db.cachedStatement(sql: query.sql), arguments: arguments)
        var values: [Value] = []
        while let row = try rows.next() { if let value = make(row) { values.append(value) } }
        return values
    }
}
