internal import CareCore
internal import CareRecords
internal import GRDB

/// Reads for a summary how long each device was in service and online, and which were silent. Whole months come from
/// the gateway's own sums, days of a month that the period does not reach to the end from the facts of those days.
struct SummaryDevices {
    /// The time in which a device serves a place.
    private struct Stay {
        let spot: DeviceSpot
        /// The first of a household's.
        let bed: BedID
        let device: DeviceID
        let profile: String
        let start: Int64
        let until: Int64?
    }

    let telemetry: SummaryTelemetry
    /// The newest day with facts; `nil` before the first.
    let facts: CivilDate?

    private var db: Database { telemetry.db }
    private var last: CivilDate { telemetry.last }

    func read(into source: inout SummarySource) throws {
        let stays = try stays()
        let classes = try classes()
        if let facts { source.deviceTimes = try times(stays, classes, until: facts) }
        let end = last.end.milliseconds
        let (week, now) = (end - Milliseconds.days(7).count, min(end, telemetry.today.start.milliseconds))
        // Whether anything came from a device within the week that ends on the last day with facts.
        let heard = try HotStatement(db, cached: NamedQuery.summaryHeardDevice.sql, [])
        heard.bind(2, Int64(min(last, facts ?? last).day))
        for stay in stays
        where stay.start <= week && stay.until.map({ $0 >= now }) ?? true && classes[stay.profile]?.isWatched == true {
            var isSilent = true
            heard.bind(1, stay.spot.device)
            try heard.forEachRow { _ in
                isSilent = false
                return false
            }
            if isSilent { source.silentDevices.append((stay.device, stay.bed)) }
        }
    }

    private func classes() throws -> [String: (deviceClass: DeviceClass, isWatched: Bool)] {
        var found: [String: (deviceClass: DeviceClass, isWatched: Bool)] = [:]
        try HotStatement(db, cached: "SELECT profile, class, offlineMilliseconds IS NOT NULL FROM profileFact", [])
            .forEachRow { row in
                if let deviceClass = UInt8(exactly: row.integer(1)).flatMap({ DeviceClass(rawValue: $0) }) {
                    found[row.text(0)] = (deviceClass, row.integer(2) != 0)
                }
                return true
            }
        return found
    }

    /// In the order of places.
    private func stays() throws -> [Stay] {
        var found: [Stay] = []
        var known: (text: String, bed: BedID)?
        try HotStatement(db, cached: NamedQuery.summaryStays.sql, telemetry.bounds).forEachRow { row in
            let text = row.text(2)
            if known?.text != text { known = BedID(text).map { (text, $0) } }
            if let bed = known?.bed, let device = DeviceID(row.text(4)) {
                let spot = DeviceSpot(kind: row.integer(0), place: row.integer(1), device: row.integer(3))
                found.append(
                    Stay(
                        spot: spot, bed: bed, device: device, profile: row.text(5), start: row.integer(6),
                        until: row.isNull(7) ? nil : row.integer(7)))
            }
            return true
        }
        return found
    }

    /// One a device and place, hubs left out, which the plan does not name.
    private func times(
        _ stays: [Stay], _ classes: [String: (deviceClass: DeviceClass, isWatched: Bool)], until facts: CivilDate
    ) throws -> [DeviceTime] {
        let end = min(last, facts).end.milliseconds
        let first = telemetry.period.first.start.milliseconds
        var spots: [DeviceSpot: Int] = [:]
        var found: [(stay: Stay, since: Int64, period: Int64, total: Int64)] = []
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
        let newest = SummaryMonth(of: facts).first
        let all = try DeviceMonths(db, telemetry.bounds, until: min(telemetry.lastMonth, newest))
        let eve = SummaryMonth(of: telemetry.firstMonth.adding(-1)).first
        let before =
            try telemetry.isDay ? all : DeviceMonths(db, telemetry.bounds, until: min(eve, newest))
        let days = try telemetry.isDay ? days() : [:]
        return try found.compactMap { stay, since, period, total -> DeviceTime? in
            guard total > 0, let deviceClass = classes[stay.profile]?.deviceClass, deviceClass != .hub else {
                return nil
            }
            let (all, before) = (try all.seconds(stay.spot, since: since), try before.seconds(stay.spot, since: since))
            let more = days[stay.spot] ?? (period: (0, 0), total: (0, 0))
            return DeviceTime(
                device: stay.device, deviceClass: deviceClass, bed: stay.bed,
                period: .init(
                    service: period / 1_000, online: all.online - before.online + more.period.online,
                    effective: all.effective - before.effective + more.period.effective),
                total: .init(
                    service: total / 1_000, online: all.online + more.total.online,
                    effective: all.effective + more.total.effective))
        }
    }

    /// What the days of an unfinished month add to the months before it.
    private func days() throws -> [DeviceSpot: (period: DeviceMonths.Seconds, total: DeviceMonths.Seconds)] {
        var found: [DeviceSpot: (period: DeviceMonths.Seconds, total: DeviceMonths.Seconds)] = [:]
        let days = [SummaryMonth(of: last).first, telemetry.period.first, last].map { Int64($0.day).databaseValue }
        try HotStatement(db, cached: NamedQuery.summaryDeviceDays.sql, days).forEachRow { row in
            let spot = DeviceSpot(kind: row.integer(0), place: row.integer(1), device: row.integer(2))
            let seconds: DeviceMonths.Seconds = (row.integer(4), row.integer(5))
            let known = found[spot] ?? ((0, 0), (0, 0))
            let period: DeviceMonths.Seconds = row.integer(3) != 0 ? seconds : (0, 0)
            found[spot] = (
                (known.period.online + period.online, known.period.effective + period.effective),
                (known.total.online + seconds.online, known.total.effective + seconds.effective)
            )
            return true
        }
        return found
    }
}
