internal import CareCore
internal import CareRecords
internal import GRDB

/// Reads for a summary how long each device was in service and online, and which were silent: from the gateway's own
/// sums of months, and for a day from the facts of it and of the days behind it in its month.
struct SummaryDevices {
    /// Of a day, and of the later days of its month.
    private typealias Days = (own: DeviceMonths.Seconds, later: DeviceMonths.Seconds)

    let telemetry: SummaryTelemetry
    /// The newest day with facts; `nil` before the first.
    let facts: CivilDate?

    private var db: Database { telemetry.db }
    private var last: CivilDate { telemetry.last }
    /// The last day of the period that has facts.
    private var lastFacts: CivilDate { min(last, facts ?? last) }
    /// The last month whose sums count.
    private var month: CivilDate { SummaryMonth(of: lastFacts).first }
    /// The month before the period; `nil` where the period is no more than a day or than the month whose sums are read,
    /// which say what it came to by itself.
    private var eve: CivilDate? {
        let before = SummaryMonth(of: telemetry.period.first).period.previousMonth.first
        if telemetry.isDay || SummaryMonth(of: month).period.previousMonth.first == before { return nil }
        return min(before, month)
    }

    func read(into source: inout SummarySource) throws {
        let stays = try ServedStay.all(db, telemetry.bounds, named: source.isNamed)
        let week = SummaryMonth(of: lastFacts.adding(-6)).first
        let months = try DeviceMonths(
            db, telemetry.bounds, months: [month, eve ?? month, week], count: stays.count)
        if facts != nil { source.deviceTimes = try times(stays, months) }
        source.silentDevices = try silent(stays, months)
    }

    /// Devices in service for a week of which nothing came in it.
    private func silent(_ stays: [ServedStay], _ months: DeviceMonths) throws -> [(device: String, bed: BedID)] {
        let end = last.end.milliseconds
        let (week, now) = (end - Milliseconds.days(7).count, min(end, telemetry.today.start.milliseconds))
        let heard = try HotStatement(db, cached: NamedQuery.summaryHeardDevice.sql, [])
        heard.bind(2, Int64(lastFacts.day))
        let sums = months.week(until: lastFacts)
        return try stays.compactMap { stay in
            guard stay.isWatched, stay.start <= week, stay.until.map({ $0 >= now }) ?? true else { return nil }
            if let wasHeard = sums.wasHeard(stay.spot) {
                return wasHeard ? nil : (stay.name, stay.bed)
            }
            var isSilent = true
            heard.bind(1, stay.spot.device)
            try heard.forEachRow { _ in
                isSilent = false
                return false
            }
            return isSilent ? (stay.name, stay.bed) : nil
        }
    }

    /// One a device and place, hubs left out, which the plan does not name.
    private func times(_ stays: [ServedStay], _ months: DeviceMonths) throws -> [DeviceTime] {
        let end = lastFacts.end.milliseconds
        let first = telemetry.period.first.start.milliseconds
        var spots: [DeviceSpot: Int] = [:]
        spots.reserveCapacity(stays.count)
        var found: [(stay: ServedStay, since: Int64, period: Int64, total: Int64)] = []
        found.reserveCapacity(stays.count)
        for stay in stays {
            let until = min(stay.until ?? end, end)
            let (period, total) = (max(0, until - max(stay.start, first)), max(0, until - stay.start))
            if let index = spots[stay.spot] {
                found[index].since = min(found[index].since, stay.start)
                found[index].period += period
                found[index].total += total
            } else {
                spots[stay.spot] = found.count
                found.append((stay, stay.start, period, total))
            }
        }
        let days = try telemetry.isDay ? days() : [:]
        let eve = self.eve
        return try found.compactMap { stay, since, period, total -> DeviceTime? in
            guard total > 0, let deviceClass = stay.deviceClass, deviceClass != .hub else { return nil }
            var (all, own) = try months.seconds(stay.spot, until: month, since: since)
            if telemetry.isDay {
                let days = days[stay.spot] ?? ((0, 0), (0, 0))
                all = (all.online - days.later.online, all.effective - days.later.effective)
                own = days.own
            } else if let eve {
                let before = try months.seconds(stay.spot, until: eve, since: since).until
                own = (all.online - before.online, all.effective - before.effective)
            }
            return DeviceTime(
                device: stay.name, deviceClass: deviceClass, bed: stay.bed,
                period: .init(service: period / 1_000, online: own.online, effective: own.effective),
                total: .init(service: total / 1_000, online: all.online, effective: all.effective))
        }
    }

    private func days() throws -> [DeviceSpot: Days] {
        var found: [DeviceSpot: Days] = [:]
        let days = [last, SummaryMonth(of: last).period.last].map { Int64($0.day).databaseValue }
        try HotStatement(db, cached: NamedQuery.summaryDeviceDays.sql, days).forEachRow { row in
            let spot = DeviceSpot(kind: row.integer(0), place: row.integer(1), device: row.integer(2))
            found[spot] = ((row.integer(3), row.integer(4)), (row.integer(5), row.integer(6)))
            return true
        }
        return found
    }
}
