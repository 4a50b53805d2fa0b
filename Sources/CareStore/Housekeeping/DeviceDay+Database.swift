internal import CareCore
internal import GRDB

extension DeviceDay {
    /// Begins a day with what the database knows of the device.
    /// - Returns: `nil` when the day's readings were deleted already, so that its facts must stay as they are.
    static func begin(_ db: Database, day: Int32, device: Int64) throws -> DeviceDay? {
        let profile = try Row.fetchOne(
            db.cachedStatement(
                sql: """
                    SELECT class, offlineMilliseconds FROM device
                    LEFT JOIN profileFact ON profileFact.profile = device.profile WHERE device.number = ?
                    """),
            arguments: [device])
        let minutes = ReadingKey.minutes(ofDay: day)
        let deviceClass: Int64 = profile?["class"] ?? 0
        let deletedBefore = try Int64.fetchOne(
            db.cachedStatement(sql: "SELECT max(minute) FROM retentionMark WHERE class IN (0, ?)"),
            arguments: [deviceClass])
        if let deletedBefore, minutes.lowerBound < deletedBefore { return nil }
        let start = CivilCalendar.start(ofDay: day)
        let end = start + CivilCalendar.dayLength
        let limit: Int64 = profile?["offlineMilliseconds"] ?? 0
        let before = try Row.fetchOne(
            db.cachedStatement(
                sql:
                    "SELECT max(lastAt), max(lastEffectiveAt) FROM dailyDevice WHERE device = ? AND day IN (?, ?, ?, ?)"
            ),
            arguments: [device, day - 1, day - 2, day - 3, day - 4])
        return DeviceDay(
            day: day, device: device,
            segments: DaySegment.cut(
                start.milliseconds..<end.milliseconds, by: try assignments(db, device: device)),
            offlineLimit: limit,
            eventTimes: try Int64.fetchAll(
                db.cachedStatement(sql: "SELECT at FROM event WHERE device = ? AND at >= ? AND at < ? ORDER BY at"),
                arguments: [device, start.milliseconds, end.milliseconds]),
            lastAt: before?[0], lastEffectiveAt: before?[1])
    }

    private static func assignments(_ db: Database, device: Int64) throws -> [Assignment] {
        let rows = try Row.fetchCursor(
            db.cachedStatement(
                sql: "SELECT start, until, bed, household FROM assignment WHERE device = ? ORDER BY start"),
            arguments: [device])
        var assignments: [Assignment] = []
        while let row = try rows.next() {
            guard let place = PlaceColumns(bed: row[2], household: row[3]).place else { continue }
            assignments.append(
                Assignment(
                    place: place, from: Timestamp(milliseconds: row[0]),
                    until: (row[1] as Int64?).map { Timestamp(milliseconds: $0) }))
        }
        return assignments
    }
}
