import CareCore
import CareRecords
import Testing

/// Deadlines, ages, repair times and the share of critical faults mended in time.
@Suite struct RepairFigureTests {
    private static let start = CivilDate(year: 2022, month: 3, day: 1)?.start ?? .epoch
    private static let now = start + .days(20)
    private static let period = start..<(start + .days(31))
    private static let rules = RepairRules(
        deadlines: [.p1: .hours(1), .p2: .hours(1), .p3: .hours(24), .p4: .days(7)],
        ruleDeadlines: ["WEAR-1": .days(3)],
        criticalRules: ["DEV-2", "DEV-3"], carriedEvents: EventKind.sos.mask | EventKind.smoke.mask)

    private static func profile(_ deviceClass: DeviceClass, _ events: [EventKind] = []) -> Profile {
        Profile(
            id: "p", title: BilingualText(zh: "型号", en: "model"), deviceClass: deviceClass, servesHousehold: false,
            isReusable: true, slots: [], fields: [],
            events: Dictionary(uniqueKeysWithValues: events.map { ($0.name, $0) }), liveness: nil, rules: [])
    }

    /// Times in hours after `start`.
    private func line(
        _ order: Int64, _ rule: String = "DEV-2", _ priority: Priority = .p3, found: Int64, ended: Int64? = nil,
        mended: Int64? = nil, isOpen: Bool = true, profile: Profile? = profile(.emergencyButton, [.sos])
    ) throws -> RepairLine {
        var problem = MaintenanceProblem(
            number: 1, rule: rule, device: nil, alarm: AlarmID(order), priority: priority,
            foundAt: Self.start + .hours(found), lastAt: Self.start + .hours(found),
            endedAt: ended.map { Self.start + .hours($0) })
        if let mended {
            let at = Self.start + .hours(mended)
            problem.assignment = RepairAssignment(at: at, by: "li", to: "wu", due: at)
            problem.mending = RepairMending(at: at, by: "wu", work: RepairWork(text: "done"))
        }
        let bed = try #require(BedID("532901-000001"))
        return RepairLine(
            order: OrderID(order), bed: bed, device: nil, problem: problem, isOpen: isOpen, profile: profile,
            rules: Self.rules)
    }

    @Test func `a fault has the time of its rule or priority, and less where it silences an emergency path`() throws {
        func hours(_ line: RepairLine) -> Int64 { (line.due - line.problem.foundAt).count / 3_600_000 }
        #expect(hours(try line(1, found: 0)) == 24)
        #expect(hours(try line(1, "DEV-3", .p4, found: 0, profile: Self.profile(.householdAlarm, [.smoke]))) == 48)
        #expect(hours(try line(1, "DEV-3", .p4, found: 0, profile: Self.profile(.householdAlarm, [.water]))) == 168)
        #expect(hours(try line(1, "DEV-3", .p4, found: 0, profile: Self.profile(.hub))) == 48)
        #expect(hours(try line(1, "DEV-3", .p4, found: 0, profile: nil)) == 48)
        #expect(hours(try line(1, "WEAR-1", .p4, found: 0)) == 72)
        #expect(hours(try line(1, "BAT-1", .p4, found: 0)) == 168)
        #expect(RepairRules.standard.deadline("X", .p2, isCritical: false) == .minutes(60))
    }

    @Test func `open problems stand by age, and are overdue a millisecond after their time`() throws {
        let lines = [
            try line(3, found: 10), try line(1, found: 30), try line(2, found: 5, isOpen: false),
            try line(4, found: 2, mended: 3),
        ]
        #expect(OpenRepairs.byAge(lines).map(\.key) == ["4/1", "3/1", "1/1"])
        let due = Self.start + .hours(34)
        #expect(lines[0].overdue(at: due) == nil)
        #expect(lines[0].overdue(at: due + Milliseconds(1)) == Milliseconds(1))
        #expect(OpenRepairs.begunDays(Milliseconds(1)) == 1 && OpenRepairs.begunDays(.days(2)) == 2)
        #expect(lines[2].overdue(at: Self.now) == nil && lines[3].overdue(at: Self.now) == nil)
    }

    @Test func `mean and median are of what was mended in the period`() throws {
        let figures = RepairFigures(
            [
                try line(1, "BAT-1", found: 0, mended: 2), try line(2, "BAT-1", found: 0, mended: 4),
                try line(3, "BAT-1", found: 0, mended: 90, isOpen: false), try line(4, "BAT-1", found: 0),
                try line(5, "BAT-1", found: -50, mended: -1),
            ], in: Self.period, rules: Self.rules, now: Self.now)
        #expect(figures.mended == ["1/1", "2/1", "3/1"])
        #expect(figures.mean == .hours(32) && figures.median == .hours(4))
        let even = RepairFigures(
            [try line(1, found: 0, mended: 2), try line(2, found: 0, mended: 5)], in: Self.period, rules: Self.rules,
            now: Self.now)
        #expect(even.median == .minutes(210))
        let none = RepairFigures([], in: Self.period, rules: Self.rules, now: Self.now)
        #expect(none.mean == nil && none.median == nil)
    }

    @Test func `a critical fault counts once it is mended or 48 hours are over, and says which`() throws {
        let figures = RepairFigures(
            [
                try line(1, found: 0, mended: 48), try line(2, found: 0, mended: 49), try line(3, found: 0),
                try line(4, found: 470), try line(5, found: 0, ended: 48), try line(6, found: 0, ended: 49),
                try line(7, "BAT-1", found: 0, mended: 1), try line(8, found: 0, ended: 3, mended: 2),
            ], in: Self.period, rules: Self.rules, now: Self.now)
        #expect(figures.critical == ["1/1", "2/1", "3/1", "6/1", "8/1"])
        #expect(figures.criticalInTime == ["1/1", "8/1"])
        #expect(figures.criticalWaiting == ["4/1"])
        #expect(figures.criticalOver == ["5/1"])
    }
}
