internal import CareCore
internal import GRDB

/// Writes the facts of one device's day in place of those made before.
enum DeviceFacts {
    /// Replaces the facts, asks for those of the beds concerned, and for the next day when what it begins with changed.
    static func write(_ fold: DeviceDay, _ db: Database, closedDay: Int32) throws {
        let before = try remove(fold, db)
        for (index, segment) in fold.segments.enumerated() where segment.isWorthTelling {
            try insert(segment, index, fold, db)
            try FactQueue.addBeds(of: PlaceColumns(segment.place), day: fold.day, db)
        }
        if before.lastAt != fold.lastAt || before.lastEffectiveAt != fold.lastEffectiveAt, fold.day < closedDay {
            try FactQueue.add(FactQueue.deviceKind, fold.device, day: fold.day + 1, db)
        }
        try FactQueue.remove(FactQueue.deviceKind, fold.device, day: fold.day, db)
    }

    private static func remove(_ fold: DeviceDay, _ db: Database) throws -> (lastAt: Int64?, lastEffectiveAt: Int64?) {
        let old = try Row.fetchAll(
            db.cachedStatement(
                sql: "SELECT bed, household, lastAt, lastEffectiveAt FROM dailyDevice WHERE day = ? AND device = ?"),
            arguments: [fold.day, fold.device])
        for row in old {
            try FactQueue.addBeds(of: PlaceColumns(bed: row[0], household: row[1]), day: fold.day, db)
        }
        for table in ["dailyDevice", "dailyMetric", "dailyUse"] {
            try db.cachedStatement(sql: "DELETE FROM \(table) WHERE day = ? AND device = ?")
                .execute(arguments: [fold.day, fold.device])
        }
        return (old.compactMap { $0[2] as Int64? }.max(), old.compactMap { $0[3] as Int64? }.max())
    }

    private static func insert(_ segment: DaySegment, _ index: Int, _ fold: DeviceDay, _ db: Database) throws {
        let place = PlaceColumns(segment.place)
        try db.cachedStatement(
            sql: """
                INSERT INTO dailyDevice (day, device, segment, bed, household, readings, validReadings, events,
                    onlineSeconds, effectiveSeconds, lastAt, lastEffectiveAt)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """
        ).execute(arguments: [
            fold.day, fold.device, index, place.bed, place.household, segment.readings, segment.validReadings,
            segment.events, segment.onlineMilliseconds / 1_000, segment.effectiveMilliseconds / 1_000, fold.lastAt,
            fold.lastEffectiveAt,
        ])
        if segment.isUsed { try insertUse(of: segment, index, fold, db) }
        let insert = try db.cachedStatement(
            sql: """
                INSERT INTO dailyMetric (day, device, segment, metric, count, minimum, maximum, mean)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                """)
        for (metric, values) in segment.metrics.sorted(by: { $0.key < $1.key }) {
            try insert.execute(arguments: [
                fold.day, fold.device, index, metric, values.count, values.minimum, values.maximum, values.mean,
            ])
        }
    }

    private static func insertUse(of segment: DaySegment, _ index: Int, _ fold: DeviceDay, _ db: Database) throws {
        try db.cachedStatement(
            sql: """
                INSERT INTO dailyUse (day, device, segment, wornSeconds, morningSeconds, eveningSeconds, wetChanges)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """
        ).execute(arguments: [
            fold.day, fold.device, index, segment.wornMilliseconds / 1_000, segment.morningMilliseconds / 1_000,
            segment.eveningMilliseconds / 1_000, segment.wetChanges,
        ])
    }
}
