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
    private var isDay: Bool { period.span == .day }

    /// The last month whose sums count.
    private var lastMonth: CivilDate {
        let month = SummaryMonth(of: last).period
        return isDay ? month.previousMonth.first : month.first
    }

    /// The first month whose sums count for the period; after the last one for a day.
    private var firstMonth: CivilDate {
        let month = SummaryMonth(of: period.first).period
        return isDay ? month.nextMonth.first : month.first
    }

    func read(into source: inout SummarySource, withRows: Bool) throws {
        let facts = try Int32.fetchOne(db.cachedStatement(sql: NamedQuery.newestFacts.sql))
            .flatMap { CivilDate(day: $0) }
        source.deviceTimes = try facts.map { try deviceTimes(until: $0) } ?? []
        source.problems = try all(.summaryProblems, []) { row in
            guard let deviceClass = DeviceClass(rawValue: row[1]), let bed = BedID(row[2] as String) else { return nil }
            return DeviceProblem(
                key: row[0], deviceClass: deviceClass, bed: bed, foundAt: Timestamp(milliseconds: row[3]))
        }
        let end = last.end.milliseconds
        source.silentDevices = try all(
            .summarySilentDevices,
            [end - Milliseconds.days(7).count, min(end, today.start.milliseconds), min(last, facts ?? last).day]
        ) { row in
            guard let device = DeviceID(row[0] as String), let bed = BedID(row[1] as String) else { return nil }
            return (device, bed)
        }
        source.rates = try all(.summaryRates, [last.day]) { Self.rate($0) }
        source.namesRates = withRows
        source.openAlarms = try all(.summaryOpenAlarms, [end]) { row in
            BedID(row[1] as String).map { (AlarmID(row[0]), $0) }
        }
        source.alarms = try all(.summaryAlarms, [firstMonth.day, lastMonth.day], Self.tallies).flatMap { $0 }
        if withRows || isDay {
            let from = min(period.first, SummaryMonth(of: last).first)
            let rows = try all(.summaryAlarmRows, [from.start.milliseconds, end]) { row -> AlarmTally.Row? in
                let inPeriod = Timestamp(milliseconds: row[3]) >= period.first.start
                return Self.tally(row, inPeriod: inPeriod)
                    .map { AlarmTally.Row(alarm: AlarmID(row[12]), tally: $0) }
            }
            if isDay { source.alarms += rows.map(\.tally) }
            if withRows { source.alarmRows = rows }
        }
    }

    private static func rate(_ row: Row) -> DeviceRate? {
        guard let bed = BedID(row[0] as String), let useClass = UseClass(number: row[2]) else { return nil }
        return DeviceRate(name: row[1], useClass: useClass, bed: bed, isUsable: row[3], isUsed: row[4])
    }

    /// Of a row with sums over the period and over everything: what came in the period and what came before.
    private static func tallies(_ row: Row) -> [AlarmTally] {
        guard let bed = BedID(row[0] as String), let priority = Priority(rawValue: row[2]) else { return [] }
        let period = (3..<11).map { row[$0] as Int64 }
        let before = period.indices.map { row[11 + $0] - period[$0] }
        return [(true, period), (false, before)].filter { $1[0] > 0 }
            .map {
                AlarmTally(bed: bed, rule: row[1], priority: priority, inPeriod: $0, sums: AlarmTally.Sums($1))
            }
    }

    private static func tally(_ row: Row, inPeriod: Bool) -> AlarmTally? {
        guard let bed = BedID(row[0] as String), let priority = Priority(rawValue: row[2]) else { return nil }
        return AlarmTally(
            bed: bed, rule: row[1], priority: priority, inPeriod: inPeriod,
            sums: AlarmTally.Sums((4..<12).map { row[$0] }))
    }

    private func deviceTimes(until facts: CivilDate) throws -> [DeviceTime] {
        let end = min(last, facts).end.milliseconds
        var days: [String: [Int64]] = [:]
        if isDay {
            let month = SummaryMonth(of: last).first
            for (key, values) in try all(.summaryDeviceDays, [month.day, period.first.day, last.day], Self.days) {
                days[key] = days[key].map { zip($0, values).map(+) } ?? values
            }
        }
        return try all(
            .summaryDeviceTimes,
            [firstMonth.day, lastMonth.day, period.first.start.milliseconds, end] as [any DatabaseValueConvertible]
        ) { row in
            guard let device = DeviceID(row[0] as String), let deviceClass = DeviceClass(rawValue: row[1]),
                let bed = BedID(row[2] as String)
            else { return nil }
            let more = days["\(device) \(bed)"] ?? [0, 0, 0, 0]
            return DeviceTime(
                device: device, deviceClass: deviceClass, bed: bed,
                period: .init(service: row[3], online: row[5] + more[0], effective: row[6] + more[1]),
                total: .init(service: row[4], online: row[7] + more[2], effective: row[8] + more[3]))
        }
    }

    /// Online and effective seconds of the period and in all, by device and bed.
    private static func days(_ row: Row) -> (String, [Int64])? {
        let (isInPeriod, online, effective): (Bool, Int64, Int64) = (row[2], row[3], row[4])
        return (
            "\(row[0] as String) \(row[1] as String)",
            [isInPeriod ? online : 0, isInPeriod ? effective : 0, online, effective]
        )
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
