import FleetModel
import Quality
import SimKit
import Testing

/// Illness and mishaps against the alarms that find them or not.
@Suite struct QualityMishapTests {
    /// 2026-01-05T12:00:00+08:00.
    private static let start = Moment(milliseconds: 1_767_585_600_000)
    private static let plan = FleetPlan(FleetOptions(seed: 1, beds: 200, population: .real, start: start))

    private struct Spot {
        let household: HouseholdPlan
        let device: DevicePlan
        var bed: BedPlan { household.beds[0] }
    }

    /// Somebody alone in a house who has such a device and is as asked for.
    private static func spot(_ kind: DeviceKind, where isRight: (BedPlan) -> Bool = { _ in true }) throws -> Spot {
        let home = plan.households.first { home in
            home.beds.count == 1 && isRight(home.beds[0]) && home.devices.contains { $0.kind == kind }
        }
        let household = try #require(home)
        return Spot(household: household, device: try #require(household.devices.first { $0.kind == kind }))
    }

    /// What a rule found in a story of somebody, with alarms of it at some minutes.
    private static func judge(
        _ rule: String, _ spot: Spot, _ story: [(minute: Int64, kind: TruthKind)], isSeen: Bool = true,
        alarms: [Int64] = []
    ) throws -> RuleQuality {
        let truths = story.enumerated().map { index, item in
            TruthEntry(
                number: index + 1, at: start + .minutes(item.minute), household: spot.household.id, bed: spot.bed.id,
                device: isSeen ? spot.device.id : nil, kind: item.kind)
        }
        let rung = alarms.enumerated().map { index, minute in
            QualityAlarm(
                number: Int64(index), rule: rule, device: spot.device.id, bed: spot.bed.id, household: nil,
                raisedAt: start + .minutes(minute), toldAt: start + .minutes(minute), endedAt: nil,
                audience: "operator", operatorAt: start + .minutes(minute), priority: 3)
        }
        let report = QualityReport(
            title: "", plan: plan, truths: truths, alarms: rung, warmUp: .zero, end: start + .days(20))
        return try #require(report.rules.first { $0.rule == rule })
    }

    private static func numbers(_ rule: RuleQuality) -> [Int] { [rule.right, rule.wrong, rule.asked, rule.missed] }

    @Test func `a fever that a watch could see is missed or found, one of an hour is not asked for`() throws {
        let spot = try Self.spot(.watch) { $0.person.wearsWatch && !$0.person.watchIsFlat }
        let fever: [(minute: Int64, kind: TruthKind)] = [(100, .fever(tenths: 390)), (700, .feverGone)]
        #expect(try Self.numbers(Self.judge("VIT-9", spot, fever)) == [0, 0, 1, 1])
        #expect(try Self.numbers(Self.judge("VIT-9", spot, fever, alarms: [300])) == [1, 0, 1, 0])
        #expect(try Self.numbers(Self.judge("VIT-9", spot, fever, isSeen: false, alarms: [300, 900])) == [1, 1, 0, 0])
        let short: [(minute: Int64, kind: TruthKind)] = [(100, .fever(tenths: 390)), (160, .feverGone)]
        #expect(try Self.numbers(Self.judge("VIT-9", spot, short, alarms: [150])) == [1, 0, 0, 0])
    }

    @Test func `nights of fever are a drift once seven usual ones are known`() throws {
        let spot = try Self.spot(.mattress)
        let day: Int64 = 24 * 60
        func fever(_ first: Int64) -> [(minute: Int64, kind: TruthKind)] {
            [(first * day, .fever(tenths: 390)), ((first + 3) * day, .feverGone)]
        }
        #expect(try Self.numbers(Self.judge("VIT-11", spot, fever(9))) == [0, 0, 1, 1])
        #expect(try Self.numbers(Self.judge("VIT-11", spot, fever(9), alarms: [12 * day])) == [1, 0, 1, 0])
        #expect(try Self.numbers(Self.judge("VIT-11", spot, fever(2), alarms: [5 * day])) == [1, 0, 0, 0])
    }

    @Test func `a pressure counts from the measurement that shows it to the one that does not`() throws {
        let spot = try Self.spot(.watch)
        let story: [(minute: Int64, kind: TruthKind)] = [(420, .pressure(.high)), (1_140, .pressure(.usual))]
        #expect(try Self.numbers(Self.judge("VIT-10", spot, story, alarms: [420])) == [1, 0, 1, 0])
        #expect(try Self.numbers(Self.judge("VIT-10", spot, story, alarms: [1_900])) == [0, 1, 1, 1])
    }

    @Test func `who lies where a radar looks is asked of it, elsewhere of the watch after six hours`() throws {
        let seen = try Self.spot(.radar)
        let short: [(minute: Int64, kind: TruthKind)] = [(60, .lies), (90, .found)]
        #expect(try Self.numbers(Self.judge("FALL-3", seen, short, alarms: [65])) == [1, 0, 1, 0])
        #expect(try Self.numbers(Self.judge("FALL-3", seen, short, alarms: [200])) == [0, 1, 1, 1])
        let worn = try Self.spot(.watch) { $0.person.wearsWatch && !$0.person.watchIsFlat }
        let long: [(minute: Int64, kind: TruthKind)] = [(60, .lies), (450, .found)]
        #expect(try Self.numbers(Self.judge("ACT-1", worn, long, isSeen: false, alarms: [430])) == [1, 0, 1, 0])
        #expect(try Self.numbers(Self.judge("ACT-1", worn, long, isSeen: false)) == [0, 0, 1, 1])
        #expect(try Self.numbers(Self.judge("ACT-1", worn, short, isSeen: false, alarms: [900])) == [0, 1, 0, 0])
        let drawer = try Self.spot(.watch) { !$0.person.wearsWatch }
        #expect(try Self.numbers(Self.judge("ACT-1", drawer, long, isSeen: false, alarms: [430])) == [1, 0, 0, 0])
    }

    @Test func `a fall before a radar rings once, and one that was none is a false alarm`() throws {
        let spot = try Self.spot(.radar)
        let real: [(minute: Int64, kind: TruthKind)] = [(60, .seenFall(isReal: true, isCancelled: false))]
        #expect(try Self.numbers(Self.judge("FALL-2", spot, real, alarms: [60])) == [1, 0, 1, 0])
        let mistaken: [(minute: Int64, kind: TruthKind)] = [(60, .seenFall(isReal: false, isCancelled: false))]
        #expect(try Self.numbers(Self.judge("FALL-2", spot, mistaken, alarms: [60])) == [0, 1, 0, 0])
    }

    @Test func `who is too weak to get up is missed at ten, who sleeps in is a false alarm`() throws {
        let spot = try Self.spot(.mattress)
        // Half past nine to noon of the day after.
        let morning: [(minute: Int64, kind: TruthKind)] = [(1_290, .weak), (1_440, .risen)]
        #expect(try Self.numbers(Self.judge("BED-4", spot, morning, alarms: [1_320])) == [1, 0, 1, 0])
        #expect(try Self.numbers(Self.judge("BED-4", spot, morning)) == [0, 0, 1, 1])
        #expect(try Self.numbers(Self.judge("BED-4", spot, [], alarms: [1_320])) == [0, 1, 0, 0])
    }

    @Test func `who has lost the way is found by the fence, or by the fixes where nobody has set one`() throws {
        let story: [(minute: Int64, kind: TruthKind)] = [(120, .wanders), (180, .safe)]
        let fenced = try Self.spot(.watch) { $0.person.hasFence && $0.person.wearsWatch }
        #expect(try Self.numbers(Self.judge("LOC-1", fenced, story, alarms: [120])) == [1, 0, 1, 0])
        let open = try Self.spot(.watch) { !$0.person.hasFence && $0.person.wearsWatch }
        #expect(try Self.numbers(Self.judge("LOC-1-HOME", open, story)) == [0, 0, 1, 1])
        #expect(try Self.numbers(Self.judge("LOC-1-HOME", open, story, alarms: [140])) == [1, 0, 1, 0])
        #expect(try Self.numbers(Self.judge("LOC-1-HOME", open, [], alarms: [140])) == [0, 1, 0, 0])
    }
}
