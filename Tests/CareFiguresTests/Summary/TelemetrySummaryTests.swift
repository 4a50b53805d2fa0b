import Auditor
import CareCore
import Foundation
import GRDB
import Programme
import TestSupport
import Testing

@testable import CareRecords
@testable import CareStore

/// Sums over months follow the facts of days and the alarms, whatever becomes of them.
@Suite struct TelemetrySummaryTests {
    /// Facts of every device for some days around the turn of a month, and alarms of every bed.
    /// With `isShared` all beds of a county stand in one home.
    private func filled(isShared: Bool = false) throws -> FiguresScene {
        let scene = try FiguresScene(beds: 6, days: 150)
        var dice = Dice(seed: 11)
        let days = [18_961, 18_962, 18_991, 18_992, 18_993, 18_994]  // 2021-11-30 to 2022-01-01, with a gap
        try scene.store.pool.write { db in
            if isShared {
                try db.execute(
                    sql: """
                        UPDATE bed SET household = (SELECT min(other.household) FROM bed AS other
                            WHERE substr(other.identity, 1, 6) = substr(bed.identity, 1, 6))
                        """)
            }
            let places = try Row.fetchAll(db, sql: "SELECT device, bed, household FROM assignment")
            for day in days {
                for row in places {
                    let (online, readings) = (Int64(dice.roll(86_400)), dice.roll(3) == 0 ? 0 : 5)
                    try db.execute(
                        sql: """
                            INSERT INTO dailyDevice (day, device, segment, bed, household, readings, validReadings,
                                events, onlineSeconds, effectiveSeconds) VALUES (?1, ?2, 0, ?3, ?4, ?5, ?5, 0, ?6, ?7)
                            """,
                        arguments: [
                            day, row[0], row[1], row[2], readings, online, Int64(dice.roll(Int(online) + 1)),
                        ])
                }
            }
            for number in 1...200 as ClosedRange<Int64> { try Self.raise(number, &dice, db) }
        }
        return scene
    }

    private static func raise(_ number: Int64, _ dice: inout Dice, _ db: Database) throws {
        let raised = Int64(18_955 + dice.roll(50)) * 86_400_000 + Int64(dice.roll(86_400_000)) - 28_800_000
        let acknowledged = dice.roll(3) == 0 ? nil : raised + Int64(dice.roll(240_000))
        let beds = try Int64.fetchAll(db, sql: "SELECT number FROM bed")
        let ofHousehold = dice.roll(4) == 0
        let bed = beds[dice.roll(beds.count)]
        let household = try Int64.fetchOne(db, sql: "SELECT household FROM bed WHERE number = ?", arguments: [bed])
        let closed = acknowledged.flatMap { dice.roll(2) == 0 ? nil : $0 + 600_000 }
        try db.execute(
            sql: """
                INSERT INTO alarm (number, rule, subjectKind, subject, isTest, bed, household, raisedAt, receivedAt,
                    isLate, latches, priority, audience, state, work, count, lastAt, acknowledgedAt, calledBackAt,
                    onSiteAt, closedAt, closeReason, edge)
                VALUES (?, ?, 0, ?, ?, ?, ?, ?, ?, 0, 0, ?, 1, ?, 0, 1, ?, ?, ?, ?, ?, ?, 1)
                """,
            arguments: [
                number, ["SOS-1", "FALL-1", "BED-1", "WET-2", "VIT-1"][dice.roll(5)], number,
                dice.roll(10) == 0 ? 1 : 0, ofHousehold ? nil : bed, ofHousehold ? household : nil, raised, raised,
                Int64(dice.roll(4) + 1), closed == nil ? 1 : 0, raised, acknowledged,
                acknowledged.map { $0 + Int64(dice.roll(120_000)) }, acknowledged.map { $0 + 900_000 }, closed,
                closed == nil ? nil : Int64(dice.roll(10) + 1),
            ])
    }

    /// Sums of both tables counted anew from what they follow.
    private static let devices = """
        WITH sums (kind, place, month, device, days, online, effective, newest) AS (
            SELECT CASE WHEN bed IS NULL THEN 2 ELSE 1 END, coalesce(bed, household),
                CAST(strftime('%s', day * 86400, 'unixepoch', 'start of month') AS INTEGER) / 86400, device,
                count(*), sum(onlineSeconds), sum(effectiveSeconds), max((readings + events > 0) * day)
            FROM dailyDevice GROUP BY 1, 2, 3, 4)
        SELECT kind, place, month, device, days, online, effective,
            (SELECT sum(online) FROM sums AS other WHERE other.kind = sums.kind AND other.place = sums.place
                AND other.device = sums.device AND other.month <= sums.month),
            (SELECT sum(effective) FROM sums AS other WHERE other.kind = sums.kind AND other.place = sums.place
                AND other.device = sums.device AND other.month <= sums.month), newest
        FROM sums ORDER BY 1, 2, 3, 4
        """

    private static let alarms = """
        SELECT CASE WHEN bed IS NULL THEN 2 ELSE 1 END AS kind, coalesce(bed, household),
            CAST(strftime('%s', (raisedAt + 28800000) / 1000, 'unixepoch', 'start of month') AS INTEGER) / 86400,
            sum(priority = 2), sum(rule IN ('FALL-1', 'FALL-2')),
            sum(priority = 1 AND acknowledgedAt IS NOT NULL AND acknowledgedAt - receivedAt <= 60000),
            sum(closedAt IS NOT NULL), sum(closedAt IS NOT NULL AND closeReason IN (3, 5, 8))
        FROM alarm WHERE isTest = 0 GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
        """

    private func expectSums(_ scene: FiguresScene) throws {
        try scene.store.pool.read { db in
            let days = try Row.fetchAll(db, sql: "SELECT * FROM monthlyDevice ORDER BY 1, 2, 3, 4")
            #expect(!days.isEmpty)
            let expected = try Row.fetchAll(db, sql: Self.devices)
            #expect(days.map { $0.list.dropLast() } == expected.map { $0.list.dropLast() })
            for (row, other) in zip(days, expected) {
                let (heardOn, newest): (Int64, Int64) = (row["heardOn"], other["newest"])
                #expect(heardOn >= 0 ? heardOn == newest : newest <= -heardOn)
            }
            let alarms = try Row.fetchAll(
                db,
                sql: """
                    SELECT placeKind, place, month, p2, falls, answeredSoon, closed, mistaken
                    FROM monthlyAlarm ORDER BY 1, 2, 3
                    """)
            #expect(!alarms.isEmpty)
            let sums = try Row.fetchAll(db, sql: Self.alarms)
            #expect(alarms.map(\.list) == sums.map(\.list))
        }
    }

    @Test func `sums of months are those of their days and alarms, also after these changed`() throws {
        let scene = try filled()
        try expectSums(scene)
        try scene.execute("DELETE FROM dailyDevice WHERE day = 18992 AND device % 2 = 0")
        try scene.execute("DELETE FROM dailyDevice WHERE day = 18961")
        try expectSums(scene)
        // A day of the month before is made later than those of the months after it.
        try scene.execute(
            """
            INSERT INTO dailyDevice (day, device, segment, bed, household, readings, validReadings, events,
                onlineSeconds, effectiveSeconds)
            SELECT 18960, device, segment, bed, household, readings, validReadings, events, onlineSeconds,
                effectiveSeconds FROM dailyDevice WHERE day = 18991
            """)
        try expectSums(scene)
        try scene.execute("UPDATE alarm SET priority = 1 WHERE number % 3 = 0")
        try scene.execute("UPDATE alarm SET acknowledgedAt = receivedAt + 61000 WHERE number % 5 = 0")
        try scene.execute("UPDATE alarm SET closedAt = NULL, closeReason = NULL, state = 1 WHERE number % 7 = 0")
        try scene.execute("UPDATE alarm SET closedAt = receivedAt, closeReason = 3, state = 0 WHERE number % 7 = 1")
        try expectSums(scene)
    }

    @Test(arguments: ["2021-12", "2021-12-02", "2021-12-31", "2021-Q4", "2022-01", "since-start"])
    func `figures of devices and alarms are those of the days asked for`(text: String) throws {
        let scene = try filled()
        let summary = try scene.summary(text, nil, withRows: true)
        let (first, last) = (summary.period.first, summary.until)
        let row = summary.prefecture
        for kind in Figure.deviceKinds {
            for (measure, column) in [
                (Figure.DeviceMeasure.onlineSeconds, "onlineSeconds"), (.effectiveSeconds, "effectiveSeconds"),
            ] {
                for (from, part) in [(first.day, \FigureCell.period), (0, \.total)] {
                    let expected = try scene.store.pool.read { db in
                        try Int64.fetchOne(
                            db,
                            sql: """
                                SELECT coalesce(sum(\(column)), 0) FROM dailyDevice
                                    JOIN device ON device.number = dailyDevice.device
                                WHERE profile = ? AND day BETWEEN ? AND ?
                                """, arguments: [kind.rawValue, from, last.day])
                    }
                    #expect(row.value(Figure.device(kind, measure), part).part == expected, "\(kind) \(measure)")
                }
            }
        }
        for priority in Priority.allCases {
            let expected = try scene.store.pool.read { db in
                try Int64.fetchAll(
                    db,
                    sql: """
                        SELECT number FROM alarm
                        WHERE isTest = 0 AND priority = ? AND raisedAt >= ? AND raisedAt < ?
                        """,
                    arguments: [Int64(priority.rawValue), first.start.milliseconds, last.end.milliseconds])
            }
            let figure = Figure.alarms(priority)
            #expect(row.value(figure, \.period).part == Int64(expected.count), "\(priority)")
            #expect(row.keys(figure) == expected.map { "\($0)" }.sorted(), "\(priority)")
        }
    }

    @Test(arguments: ["2021-12", "2021-12-02", "2021-Q4", "2022-01", "since-start"])
    func `alarms of a county are those of its beds and households, in the period and in all`(text: String) throws {
        let scene = try filled(isShared: true)
        var counted: Int64 = 0
        for county in scene.programme.truth.counties.keys.sorted() {
            let summary = try scene.summary(text, county)
            let figures = try RawFigures(URL(filePath: scene.store.path), county: county)
            for (first, part) in [(Int64(summary.period.first.day), \FigureCell.period), (0, \.total)] {
                let raw = try figures.values(from: first, until: Int64(summary.until.day))
                for (name, expected) in raw where name.hasPrefix("alerts-") {
                    let figure = try #require(FigureCatalogue[name])
                    #expect(summary.total.value(figure, part).part == expected, "\(county) \(name)")
                    counted += expected
                }
            }
        }
        #expect(counted > 0)
        let shared = try scene.store.pool.read { db in
            try Int.fetchOne(
                db,
                sql: """
                    SELECT count(*) FROM alarm WHERE isTest = 0
                        AND (SELECT count(*) FROM bed WHERE bed.household = alarm.household) > 1
                    """)
        }
        #expect(try #require(shared) > 0, "no household with two beds rang")
    }

    @Test(arguments: ["2021-12", "2021-12-02", "2021-12-31", "2022-01", "2021-11"])
    func `a device is silent when nothing came from it in the last week`(text: String) throws {
        let scene = try filled()
        // Facts of some devices are made again: on one day of the week nothing came, on another something.
        try scene.execute("DELETE FROM dailyDevice WHERE day IN (18991, 18992) AND device % 3 = 0")
        try scene.execute(
            """
            INSERT INTO dailyDevice (day, device, segment, bed, household, readings, validReadings, events,
                onlineSeconds, effectiveSeconds)
            SELECT 18991, device, segment, bed, household, device % 2, 0, 0, 9, 9 FROM dailyDevice
            WHERE day = 18993 AND device % 3 = 0
            """)
        try scene.execute("DELETE FROM dailyDevice WHERE day IN (18993, 18994) AND device % 4 = 0")
        let summary = try scene.summary(text, nil)
        let end = summary.until.end.milliseconds
        let expected = try scene.store.pool.read { db in
            try Int64.fetchOne(
                db,
                sql: """
                    SELECT count(*) FROM assignment JOIN device ON number = device JOIN profileFact USING (profile)
                    WHERE start <= ?1 - 604800000 AND (until IS NULL OR until >= ?1)
                        AND NOT EXISTS (SELECT 1 FROM dailyDevice WHERE dailyDevice.device = assignment.device
                            AND day BETWEEN ?2 - 6 AND ?2 AND readings + events > 0)
                    """, arguments: [end, min(summary.until.day, 18_994)])
        }
        #expect(summary.prefecture.value(.silentDevices, \.period).part == expected)
        // Each sixth device was made silent for the last week of the year.
        if text == "2021-12" { #expect(try #require(expected) > 0) }
    }

    @Test func `shares divide what stands beside them`() throws {
        let scene = try filled()
        let row = try scene.summary("2021-12", nil).prefecture
        for figure in FigureCatalogue.all {
            guard case .ratio(let part, let whole) = figure.measure else { continue }
            let value = row.value(figure, \.period)
            #expect(value.part == row.value(try #require(FigureCatalogue[part]), \.period).part)
            #expect(value.whole == row.value(try #require(FigureCatalogue[whole]), \.period).part)
            #expect((value.number == nil) == (value.whole == 0), "\(figure.name)")
            if figure.unit == .percent, let number = value.number { #expect((0...1_000).contains(number)) }
        }
        #expect(row.value(.onlineRate(.camera), \.period).number != nil)
    }
}

extension Dice {
    /// A number from 0 to below `sides`.
    fileprivate mutating func roll(_ sides: Int) -> Int { Int.random(in: 0..<sides, using: &self) }
}

extension Row {
    fileprivate var list: [DatabaseValue] { Array(databaseValues) }
}
