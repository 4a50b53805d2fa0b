internal import CareCore
internal import CareRecords
internal import GRDB

/// What some months came to for devices at their places. The rows of those months are read in one go; a device that has
/// none in one of them, because it served no more or was without facts, is looked up.
struct DeviceMonths {
    /// Seconds online, and of those with valid values.
    typealias Seconds = (online: Int64, effective: Int64)
    /// Those up to the end of a month and those of it alone, and the newest day of it on which anything came, as
    /// `monthlyDevice` has it.
    typealias Row = (until: Seconds, own: Seconds, heardOn: Int64)

    private let db: Database
    /// By month, then by device and place.
    private var found: [Int32: [DeviceSpot: Row]] = [:]

    /// Reads the rows of at most three months, named by their first days; there are some `count` devices.
    init(_ db: Database, _ bounds: [DatabaseValue], months: [CivilDate], count: Int) throws {
        self.db = db
        var own: [(month: Int64, rows: [DeviceSpot: Row])] =
            Set(months).map { (Int64($0.day), [DeviceSpot: Row](minimumCapacity: count)) }
        let numbers = (0..<3).map { own[min($0, own.count - 1)].month.databaseValue }
        try HotStatement(db, cached: NamedQuery.summaryDeviceMonths.sql, bounds + numbers).forEachRow { row in
            let month = row.integer(3)
            guard let index = own.firstIndex(where: { $0.month == month }) else { return true }
            own[index].rows[DeviceSpot(kind: row.integer(0), place: row.integer(1), device: row.integer(2))] = (
                (row.integer(4), row.integer(5)), (row.integer(6), row.integer(7)), row.integer(8)
            )
            return true
        }
        for (month, rows) in own { found[Int32(month)] = rows }
    }

    /// What a device that came to the place at `since` was online there up to the end of a month, and in it.
    func seconds(
        _ spot: DeviceSpot, until month: CivilDate, since: Int64
    ) throws -> (until: Seconds, own: Seconds) {
        if let row = found[month.day]?[spot] { return (row.until, row.own) }
        var seconds: Seconds = (0, 0)
        // Nothing is looked up of who came later.
        guard since < month.adding(months: 1).start.milliseconds else { return (seconds, (0, 0)) }
        let values = [spot.kind, spot.place, spot.device, Int64(month.day)].map(\.databaseValue)
        try HotStatement(db, cached: NamedQuery.summaryDeviceUntil.sql, values).forEachRow { row in
            seconds = (row.integer(0), row.integer(1))
            return false
        }
        return (seconds, (0, 0))
    }

    /// The rows that tell of the week that ends on `day`.
    func week(until day: CivilDate) -> HeardWeek {
        let first = day.adding(-6)
        let months = Set([SummaryMonth(of: first).first, SummaryMonth(of: day).first])
        return HeardWeek(
            days: Int64(first.day)...Int64(day.day), months: months.compactMap { found[$0.day] })
    }
}
