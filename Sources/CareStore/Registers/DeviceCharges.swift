internal import CareCore
internal import GRDB

/// The newest charge that the daily facts tell of each device of a page: one statement for all of them.
struct DeviceCharges {
    private let found: [Int64: DeviceListing.Battery]

    /// Looks up the devices of those numbers, `DeviceListing.batteryDays` back from the newest facts.
    init(_ db: Database, of devices: [Int64]) throws {
        guard !devices.isEmpty, let newest = try Int64.fetchOne(db.cachedStatement(sql: NamedQuery.newestFacts.sql))
        else {
            self.found = [:]
            return
        }
        let values = [
            NumberList.text(devices).databaseValue, newest.databaseValue,
            Int64(Metric.battery.rawValue).databaseValue,
        ]
        // In no order: days and the segments of one are compared here.
        var known: [Int64: (day: Int64, segment: Int64)] = [:]
        var found: [Int64: DeviceListing.Battery] = [:]
        try HotStatement(db, cached: NamedQuery.newestCharges.sql, values).forEachRow { row in
            let (device, own) = (row.integer(0), (day: row.integer(1), segment: row.integer(2)))
            if known[device].map({ $0 < own }) ?? true {
                known[device] = own
                found[device] = DeviceListing.Battery(percent: row.double(3), day: Int32(clamping: own.day))
            }
            return true
        }
        self.found = found
    }

    /// That of the device of that number; `nil` when none was told.
    subscript(device: Int64) -> DeviceListing.Battery? { found[device] }
}
