internal import CareCore
internal import CareRecords
internal import GRDB

extension EvidenceBook {
    /// The days of which facts are read: the night before the first of `days` began on the eve.
    var factDays: ClosedRange<Int32> { days.lowerBound - 1...days.upperBound }

    /// Reads the facts of one of `factDays`.
    mutating func readFacts(of day: Int32, _ db: Database) throws {
        if days.contains(day) {
            for row in try Row.fetchAll(
                db.cachedStatement(sql: NamedQuery.dailyWords.sql), arguments: [day, day])
            {
                takeDay(row)
            }
        }
        for row in try Row.fetchAll(db.cachedStatement(sql: NamedQuery.dailyUses.sql), arguments: [day, day]) {
            takeUse(row)
        }
    }

    /// Reads when anybody was heard, who was away, which alarms were open and which orders are.
    mutating func readMoments(_ db: Database) throws {
        let end = CivilCalendar.start(ofDay: days.upperBound) + CivilCalendar.dayLength
        if isFleet {
            let start = CivilCalendar.start(ofDay: days.lowerBound)
            let minutes = try Int64.fetchAll(
                db, sql: NamedQuery.heardMinutes.sql, arguments: [ReadingKey(start).minute, ReadingKey(end).minute])
            heard = HeardMinutes(minutes, until: end)
        }
        try readHeardDays(db)
        let first = CivilCalendar.start(ofDay: factDays.lowerBound).milliseconds
        for row in try Row.fetchAll(
            db, sql: NamedQuery.absences.sql, arguments: [nil, first, end.milliseconds])
        {
            if let absence = KeptAbsence(row) { takeAbsence(absence) }
        }
        for row in try Row.fetchAll(db, sql: NamedQuery.alarmsAt.sql, arguments: [end.milliseconds]) { takeAlarm(row) }
        for row in try Row.fetchAll(db, sql: NamedQuery.openOrderDevices.sql) { takeOrder(row) }
    }

    private mutating func readHeardDays(_ db: Database) throws {
        guard let tomorrow = CivilDate(day: days.upperBound + 1),
            let heard = try SQLiteGatewayBook(db: db).heardDays(UseCriteria.uselessDays, before: tomorrow)
        else { return }
        let statement = try db.cachedStatement(sql: NamedQuery.heardWords.sql)
        try takeHeardDays(heard) { number in
            try Int64.fetchOne(statement, arguments: [number.index, heard.first.day, heard.end.day]) ?? 0
        }
    }

    /// Reads the events of one of `eventWindows`.
    mutating func readEvents(of number: DeviceNumber, in window: Range<Int64>, _ db: Database) throws {
        let arguments: StatementArguments = [number.index, window.lowerBound, window.upperBound]
        let statement = try db.cachedStatement(sql: NamedQuery.deviceEvents.sql)
        for row in try Row.fetchAll(statement, arguments: arguments) { takeEvent(row, of: number) }
    }
}
