import CareCore
import Ingest
import TestSupport
import Testing

@testable import CareStore

@Suite struct DailyFactsTests {
    /// Yesterday and the day before, seen from `Fixture.midnight`.
    private static let days: [Int32] = [20_397, 20_398]
    /// When the wearable moved from bed 0 to bed 2.
    private static let move = CivilCalendar.start(ofDay: 20_398) + .hours(9)
    private static let metrics: [Metric] = [.heartRate, .spo2, .inBed, .battery, .rssi, .bodyTemperature]

    private let open: OpenStore

    init() throws { open = try OpenStore() }

    private static func range(_ day: Int32) -> Range<Timestamp> {
        CivilCalendar.start(ofDay: day)..<CivilCalendar.start(ofDay: day + 1)
    }

    /// Two days of rows with gaps around the offline limit, some at the same moment, some invalid.
    private static func rows(seed: UInt64) -> [ReadingRow] {
        var dice = Dice(seed: seed)
        var rows: [ReadingRow] = []
        for device in [Fixture.mattress, Fixture.wearable] {
            var at = range(days[0]).lowerBound + .minutes(7)
            while at < range(days[1]).upperBound {
                for metric in metrics where Int.random(in: 0..<3, using: &dice) == 0 {
                    let isValid = Int.random(in: 0..<4, using: &dice) != 0
                    let value = Double(Int.random(in: 30..<120, using: &dice)) + (metric == .bodyTemperature ? 0.5 : 0)
                    rows.append(
                        Fixture.reading(metric, value, device: device, at: at, validity: isValid ? .valid : .harmonic))
                }
                at = at + Milliseconds(Int64.random(in: 1_000...1_500_000, using: &dice))
            }
        }
        return rows
    }

    private static let events = [
        Fixture.event("a", deviceTime: range(days[0]).lowerBound + .hours(23) + .minutes(55)),
        Fixture.event("b", deviceTime: range(days[1]).lowerBound + .hours(3)),
    ]

    private func fill(_ rows: [ReadingRow]) throws {
        try open.commit(at: Self.move) {
            $0.effects.registry = [
                .assignmentEnded(Fixture.wearable, at: Self.move),
                .assignmentStarted(Fixture.wearable, Assignment(place: .bed(BedNumber(2)), from: Self.move)),
            ]
        }
        var shuffled = rows
        var dice = Dice(seed: 5)
        shuffled.shuffle(using: &dice)
        try open.commit(at: Fixture.midnight) {
            $0.effects.readings = shuffled
            $0.effects.events = Self.events
        }
    }

    private func facts(day: Int32, device: DeviceNumber) throws -> [String] {
        try open.rows(
            """
            SELECT coalesce(bed, household + 1000), readings, validReadings, events, onlineSeconds, effectiveSeconds
            FROM dailyDevice WHERE day = \(day) AND device = \(device.index) ORDER BY segment
            """)
    }

    private func oracle(_ device: DeviceNumber, _ rows: [ReadingRow]) -> FactOracle {
        FactOracle(
            rows: rows.filter { $0.device == device }, events: Self.events.filter { $0.device == device },
            limit: Fixture.offlineLimit)
    }

    private func expectFacts(_ rows: [ReadingRow]) throws {
        for day in Self.days {
            let range = Self.range(day)
            for device in [Fixture.mattress, Fixture.button] {
                #expect(try facts(day: day, device: device) == ["0|" + oracle(device, rows).line(range)])
            }
            #expect(try facts(day: day, device: Fixture.smokeAlarm) == ["1001|0|0|0|0|0"])
        }
        let worn = oracle(Fixture.wearable, rows)
        let last = Self.range(Self.days[1])
        #expect(try facts(day: Self.days[0], device: Fixture.wearable) == ["0|" + worn.line(Self.range(Self.days[0]))])
        #expect(
            try facts(day: Self.days[1], device: Fixture.wearable) == [
                "0|" + worn.line(last.lowerBound..<Self.move), "2|" + worn.line(Self.move..<last.upperBound),
            ])
    }

    @Test(arguments: 1...8 as ClosedRange<UInt64>)
    func `facts of devices equal an independent fold of their rows`(seed: UInt64) throws {
        let rows = Self.rows(seed: seed)
        try fill(rows)
        try open.maintain(at: Fixture.midnight + Housekeeping.grace)
        try expectFacts(rows)
        #expect(
            try open.rows(
                """
                SELECT metric, count, minimum, maximum, round(mean * 1000) FROM dailyMetric
                WHERE day = 20398 AND device = 0 ORDER BY metric
                """) == oracle(Fixture.mattress, rows).metricLines(Self.range(20_398)))
        #expect(try open.count("factDue") == 0)
    }

    @Test func `a day has no facts before it is over and the grace has passed`() throws {
        try fill(Self.rows(seed: 1))
        try open.maintain(at: Fixture.midnight + Housekeeping.grace - Milliseconds(1))
        #expect(try open.rows("SELECT DISTINCT day FROM dailyDevice ORDER BY day") == ["20397"])
    }

    @Test(arguments: [true, false])
    func `a late row makes the facts of its day again and what the next day begins with`(restart: Bool) throws {
        let all = Self.rows(seed: 3)
        // What is held back are the last hours of the first day: the next day's online time begins with them.
        let from = Self.range(Self.days[0]).upperBound - .hours(2)
        let late = all.filter { $0.at >= from && $0.at < Self.range(Self.days[0]).upperBound }
        #expect(late.isEmpty == false)
        try fill(all.filter { !late.contains($0) })
        let now = Fixture.midnight + .hours(1)
        try open.maintain(at: now)
        if restart { _ = try open.committer.recover() }
        try open.commit(at: now) { $0.effects.readings = late }
        try open.maintain(at: now)
        try expectFacts(all)
    }

    @Test func `a row that comes while its day is folded is not missed`() throws {
        let all = Self.rows(seed: 4)
        var early = all
        let late = early.remove(at: 3)
        try fill(early)
        let now = Fixture.midnight + .hours(1)
        for steps in 1...6 {
            // Before each of the first steps of housekeeping, the next time one step further.
            for _ in 0..<steps { _ = try open.committer.maintain(now: now) }
            try open.commit(at: now) { $0.effects.readings = [late] }
        }
        try open.maintain(at: now)
        try expectFacts(all)
    }

    @Test func `facts of a bed are sums over its devices, with its household's events and alarms`() throws {
        let rows = Self.rows(seed: 6)
        try fill(rows)
        var smoke = Fixture.alarm(2, rule: "ENV-1")
        let day = Self.range(Self.days[1])
        smoke = Alarm(
            id: AlarmID(2),
            key: AlarmKey(rule: "ENV-1", subject: .place(.household(HouseholdNumber(1))), isTest: false),
            device: Fixture.smokeAlarm, place: .household(HouseholdNumber(1)), raisedAt: day.lowerBound,
            receivedAt: day.lowerBound, isLate: false, latches: true, priority: .p1, audience: .operator)
        let now = Fixture.midnight + .hours(1)
        try open.maintain(at: now)
        // The alarms come after the facts were made: a household's alarm is each of its beds'.
        try open.commit(at: now) { $0.effects.alarmEdges = [Fixture.edge(smoke)] }
        try open.maintain(at: now)
        #expect(
            try open.rows("SELECT bed, devices, events, alarms FROM dailyBed WHERE day = 20398 ORDER BY bed") == [
                "0|3|1|0", "1|0|0|1", "2|1|0|1",
            ])
        for bed in [0, 2] {
            #expect(
                try open.rows(
                    """
                    SELECT readings, validReadings, onlineSeconds, effectiveSeconds FROM dailyBed
                    WHERE day = 20398 AND bed = \(bed)
                    """)
                    == open.rows(
                        """
                        SELECT sum(readings), sum(validReadings), sum(onlineSeconds), sum(effectiveSeconds)
                        FROM dailyDevice WHERE day = 20398 AND bed = \(bed)
                        """))
        }
    }

    @Test func `an assignment corrected for the past moves the facts`() throws {
        let rows = Self.rows(seed: 7)
        try fill(rows)
        let now = Fixture.midnight + .hours(1)
        try open.maintain(at: now)
        let since = Self.range(Self.days[0]).lowerBound + .hours(6)
        try open.commit(at: now) {
            $0.effects.registry = [
                .assignmentEnded(Fixture.mattress, at: since),
                .assignmentStarted(Fixture.mattress, Assignment(place: .bed(BedNumber(1)), from: since)),
            ]
        }
        try open.maintain(at: now)
        let lain = oracle(Fixture.mattress, rows)
        let first = Self.range(Self.days[0])
        #expect(
            try facts(day: Self.days[0], device: Fixture.mattress) == [
                "0|" + lain.line(first.lowerBound..<since), "1|" + lain.line(since..<first.upperBound),
            ])
        #expect(
            try facts(day: Self.days[1], device: Fixture.mattress) == ["1|" + lain.line(Self.range(Self.days[1]))])
        #expect(
            try open.rows("SELECT bed, devices FROM dailyBed WHERE day = 20398 ORDER BY bed") == ["0|2", "1|1", "2|1"])
    }

    @Test func `the first assignment of a device asks for no facts, however long ago it began`() throws {
        try open.maintain(at: Fixture.midnight + .hours(1))
        let county = try #require(CountyCode(532_901))
        let id = try #require(DeviceID("new-1"))
        try open.commit(at: Fixture.midnight + .hours(2)) {
            $0.effects.registry = [
                .device(DeviceNumber(4), Device(id: id, county: county, profile: "mattress")),
                .assignmentStarted(
                    DeviceNumber(4), Assignment(place: .bed(BedNumber(1)), from: Fixture.midnight - .days(900))),
            ]
        }
        #expect(try open.count("factDue") == 0)
    }

    @Test func `facts whose readings were deleted leave the list in bounded steps`() throws {
        try open.maintain(at: Fixture.midnight + .hours(1))
        try open.commit(at: Fixture.midnight + .hours(2)) { batch in
            batch.effects.readings = (40..<440).map { Fixture.reading(at: Fixture.midnight - .days($0)) }
        }
        try open.maintain(at: Fixture.midnight + .hours(2))
        // The first time their facts are made, because nothing was deleted yet.
        #expect(
            try open.rows("SELECT count(*), sum(readings) FROM dailyDevice WHERE device = 0 AND readings > 0")
                == ["400|400"])
        #expect(try open.count("reading") == 0)
        try open.commit(at: Fixture.midnight + .hours(3)) { batch in
            batch.effects.readings = (40..<440).map { Fixture.reading(at: Fixture.midnight - .days($0)) }
        }
        #expect(try open.maintain(at: Fixture.midnight + .hours(3)) >= 400)
        #expect(try open.count("factDue") == 0)
        #expect(
            try open.rows("SELECT count(*), sum(readings) FROM dailyDevice WHERE device = 0 AND readings > 0")
                == ["400|400"])
    }

    @Test func `one step reads a bounded number of rows`() throws {
        let start = Self.range(Self.days[1]).lowerBound
        try open.commit(at: Fixture.midnight) { batch in
            batch.effects.readings = (0..<40_000).map { Fixture.reading(at: start + .seconds(Int64($0) * 2)) }
        }
        let steps = try open.maintain(at: Fixture.midnight + .hours(1))
        #expect(steps >= 40_000 / (Housekeeping.rowsPerStep + 100))
        #expect(try open.rows("SELECT readings FROM dailyDevice WHERE day = 20398 AND device = 0") == ["40000"])
    }
}
