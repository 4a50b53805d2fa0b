internal import CareCore
internal import CareRecords
internal import GRDB

/// How long devices were online up to the end of a month. The rows of that month are read in one go; a device that has
/// none in it, because it served no more or was without facts, is looked up.
struct DeviceMonths {
    /// Online, and of those with valid values.
    typealias Seconds = (online: Int64, effective: Int64)

    private let db: Database
    private let month: CivilDate
    private var found: [DeviceSpot: Seconds] = [:]

    /// Reads the rows of a month, named by its first day.
    init(_ db: Database, _ bounds: [DatabaseValue], until month: CivilDate) throws {
        (self.db, self.month) = (db, month)
        var found: [DeviceSpot: Seconds] = [:]
        try HotStatement(db, cached: NamedQuery.summaryDeviceMonth.sql, bounds + [Int64(month.day).databaseValue])
            .forEachRow { row in
                found[DeviceSpot(kind: row.integer(0), place: row.integer(1), device: row.integer(2))] = (
                    row.integer(3), row.integer(4)
                )
                return true
            }
        self.found = found
    }

    /// What a device that came to the place at `since` was online there.
    func seconds(_ spot: DeviceSpot, since: Int64) throws -> Seconds {
        if let seconds = found[spot] { return seconds }
        var seconds: Seconds = (0, 0)
        // Nothing is looked up of who came later.
        guard since < month.adding(months: 1).start.milliseconds else { return seconds }
        let values = [spot.kind, spot.place, spot.device, Int64(month.day)].map(\.databaseValue)
        try HotStatement(db, cached: NamedQuery.summaryDeviceUntil.sql, values).forEachRow { row in
            seconds = (row.integer(0), row.integer(1))
            return false
        }
        return seconds
    }
}
