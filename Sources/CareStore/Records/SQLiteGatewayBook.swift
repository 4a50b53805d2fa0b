internal import CareCore
internal import CareRecords
internal import GRDB

/// What the gateway knows beside the records, as a connection sees it.
struct SQLiteGatewayBook: GatewayBook {
    let db: Database
    /// The profiles in force, where a form is judged by them.
    var profiles: ProfileSet?

    func newestSign(of device: DeviceID, from: Timestamp, until: Timestamp) throws -> Timestamp? {
        guard
            let number = try Int64.fetchOne(
                try db.cachedStatement(sql: NamedQuery.deviceNumber.sql), arguments: [device.text])
        else { return nil }
        let event = try newest(.newestEvent, of: number, from: from, until: until)
        let reading = try newestReading(of: number, from: from, until: until)
        return [event, reading].compactMap { $0 }.max()
    }

    func newestPress(of device: DeviceID, from: Timestamp, until: Timestamp) throws -> Timestamp? {
        try Int64.fetchOne(try db.cachedStatement(sql: NamedQuery.deviceNumber.sql), arguments: [device.text])
            .flatMap { try newest(.newestPress, of: $0, from: from, until: until) }
    }

    private func newest(
        _ query: NamedQuery, of device: Int64, from: Timestamp, until: Timestamp
    ) throws -> Timestamp? {
        try Int64.fetchOne(
            try db.cachedStatement(sql: query.sql),
            arguments: [device, from.milliseconds, until.milliseconds]
        ).map { Timestamp(milliseconds: $0) }
    }

    /// Goes back minute by minute, for readings lie by minute (decision 12).
    private func newestReading(of device: Int64, from: Timestamp, until: Timestamp) throws -> Timestamp? {
        let rows = try Row.fetchCursor(
            try db.cachedStatement(sql: NamedQuery.newestReadings.sql),
            arguments: [ReadingKey(from).minute, device, ReadingKey(until).minute])
        while let row = try rows.next() {
            let at = ReadingKey.moment(minute: row[0], millisecond: row[1])
            if at >= from, at < until, ReadingQuality(bits: row[2]).validity == .valid { return at }
        }
        return nil
    }

    func heardDays(_ count: Int, before day: CivilDate) throws -> HeardDays? {
        guard
            let row = try Row.fetchOne(
                try db.cachedStatement(sql: NamedQuery.heardDays.sql), arguments: [day.day, count]),
            row["days"] == count, let first = CivilDate(day: row["first"])
        else { return nil }
        return HeardDays(first: first, end: day)
    }

    func words(of device: DeviceID, on days: HeardDays) throws -> Int64? {
        guard
            let number = try Int64.fetchOne(
                try db.cachedStatement(sql: NamedQuery.deviceNumber.sql), arguments: [device.text])
        else { return nil }
        return try Int64.fetchOne(
            try db.cachedStatement(sql: NamedQuery.heardWords.sql), arguments: [number, days.first.day, days.end.day])
    }

    func lastHeard(_ device: DeviceID) throws -> Timestamp? {
        try Int64.fetchOne(try db.cachedStatement(sql: NamedQuery.lastHeard.sql), arguments: [device.text])
            .map { Timestamp(milliseconds: $0) }
    }

    func assignment(of device: DeviceID, at moment: Timestamp) throws -> DeviceAssignment? {
        let rows = try Row.fetchAll(
            try db.cachedStatement(sql: NamedQuery.assignedBeds.sql), arguments: [device.text, moment.milliseconds])
        guard let first = rows.first else { return nil }
        return DeviceAssignment(
            beds: Set(rows.compactMap { BedID($0[2] as String) }), isShared: first[1],
            from: Timestamp(milliseconds: first[0]))
    }

    func openAlarms(at moment: Timestamp) throws -> Set<Int64> {
        Set(
            try Int64.fetchAll(
                try db.cachedStatement(sql: NamedQuery.alarmsOpenAt.sql), arguments: [moment.milliseconds]))
    }

    func beds(ofAlarm number: Int64) throws -> Set<BedID>? {
        let rows = try Row.fetchAll(
            try db.cachedStatement(sql: NamedQuery.bedsOfAlarm.sql), arguments: [number])
        if rows.isEmpty { return nil }
        return Set(rows.compactMap { row in (row[0] as String?).flatMap { BedID($0) } })
    }

    func isReusable(_ device: DeviceID) throws -> Bool? {
        let model = try String.fetchOne(
            try db.cachedStatement(sql: NamedQuery.deviceProfile.sql), arguments: [device.text])
        guard let profiles, let index = model.flatMap({ profiles.index(of: $0) }) else { return nil }
        return profiles.profiles[index].isReusable
    }

    func openOrders(at moment: Timestamp) throws -> Set<Int64> {
        Set(
            try Int64.fetchAll(
                try db.cachedStatement(sql: NamedQuery.ordersOpenAt.sql), arguments: [moment.milliseconds]))
    }

    func limitsEnded(at bed: BedID, from: Timestamp) throws -> [OverrideRow] {
        let rows = try Row.fetchCursor(
            try db.cachedStatement(sql: NamedQuery.limitsEnded.sql),
            arguments: [bed.description, from.milliseconds, Alarm.serviceEnded])
        var limits: [OverrideRow] = []
        while let row = try rows.next() { limits.append(try OverrideRow(row)) }
        return limits
    }
}
