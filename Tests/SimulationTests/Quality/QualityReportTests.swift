import FleetModel
import Quality
import SimKit
import Testing

/// The matching of truth and alarms, each case written by hand.
@Suite struct QualityReportTests {
    private static let start = Moment(milliseconds: 1_767_585_600_000)
    private static let plan = FleetPlan(
        FleetOptions(seed: 1, beds: 60, population: .real, faults: [.outages], start: start))

    private struct Spot {
        let household: HouseholdPlan
        let bed: String
        let device: DevicePlan
    }

    private static func spot(_ kind: DeviceKind) throws -> Spot {
        let household = try #require(
            plan.households.first { home in home.beds.count == 1 && home.devices.contains { $0.kind == kind } })
        let device = try #require(household.devices.first { $0.kind == kind })
        return Spot(household: household, bed: household.beds[0].id, device: device)
    }

    private static func truth(_ number: Int, _ minute: Int64, _ spot: Spot, _ kind: TruthKind) -> TruthEntry {
        TruthEntry(
            number: number, at: start + .minutes(minute), household: spot.household.id, bed: spot.bed,
            device: spot.device.id, kind: kind)
    }

    private static func alarm(
        _ number: Int64, _ rule: String, _ minute: Int64, until: Int64? = nil, _ spot: Spot, isOperators: Bool = true
    ) -> QualityAlarm {
        QualityAlarm(
            number: number, rule: rule, device: spot.device.id, bed: spot.bed, household: nil,
            raisedAt: start + .minutes(minute), toldAt: start + .minutes(minute),
            endedAt: until.map { start + .minutes($0) }, audience: isOperators ? "operator" : "carer",
            operatorAt: isOperators ? start + .minutes(minute) : nil, priority: 1)
    }

    private static func report(_ truths: [TruthEntry], _ alarms: [QualityAlarm]) -> QualityReport {
        QualityReport(title: "", plan: plan, truths: truths, alarms: alarms, warmUp: .zero, end: start + .days(2))
    }

    private static func rule(_ name: String, _ report: QualityReport) throws -> RuleQuality {
        try #require(report.rules.first { $0.rule == name })
    }

    @Test(
        arguments: [
            // A press and its alarm; nobody hears; twice; pressed again while it rings; a false press.
            (presses: [(10, true)], alarms: [(10, 20)], right: 1, wrong: 0, missed: 0, faults: 0),
            (presses: [(10, true)], alarms: [], right: 0, wrong: 0, missed: 1, faults: 1),
            (presses: [(10, true)], alarms: [(10, 20), (25, 30)], right: 2, wrong: 0, missed: 0, faults: 1),
            (presses: [(10, true), (15, true)], alarms: [(10, 20)], right: 1, wrong: 0, missed: 0, faults: 0),
            (presses: [(10, false)], alarms: [(10, 20)], right: 0, wrong: 1, missed: 0, faults: 0),
            (presses: [], alarms: [(10, 20)], right: 0, wrong: 1, missed: 0, faults: 1),
        ] as [(presses: [(Int64, Bool)], alarms: [(Int64, Int64)], right: Int, wrong: Int, missed: Int, faults: Int)])
    func `each press rings once`(
        presses: [(Int64, Bool)], alarms: [(Int64, Int64)], right: Int, wrong: Int, missed: Int, faults: Int
    ) throws {
        let spot = try Self.spot(.emergencyButton)
        let truths = presses.enumerated().map { Self.truth($0 + 1, $1.0, spot, .press(isGenuine: $1.1)) }
        let rung = alarms.enumerated().map { Self.alarm(Int64($0) + 1, "SOS-1", $1.0, until: $1.1, spot) }
        let report = Self.report(truths, rung)
        let rule = try Self.rule("SOS-1", report)
        #expect([rule.right, rule.wrong, rule.missed] == [right, wrong, missed])
        #expect(report.faults.count == faults, "\(report.faults)")
    }

    @Test func `a pad that was changed in time is no miss and a long one is`() throws {
        let spot = try Self.spot(.pad)
        let short = Self.report([Self.truth(1, 0, spot, .wet(level: 1)), Self.truth(2, 20, spot, .dry)], [])
        #expect(short.rules.isEmpty)
        let wet = [Self.truth(1, 0, spot, .wet(level: 1)), Self.truth(2, 200, spot, .dry)]
        #expect(try Self.rule("WET-2", Self.report(wet, [])).missed == 1)
        let found = try Self.rule("WET-2", Self.report(wet, [Self.alarm(1, "WET-2", 30, spot)]))
        #expect([found.right, found.missed] == [1, 0] && found.delayMedian == 1_800)
    }

    @Test func `a person on the floor at night is missed by an alarm that comes after`() throws {
        let spot = try Self.spot(.mattress)
        let truths = [Self.truth(1, 100, spot, .helpless), Self.truth(2, 300, spot, .safe)]
        #expect(try Self.rule("BED-1", Self.report(truths, [])).missed == 1)
        #expect(try Self.rule("BED-1", Self.report(truths, [Self.alarm(1, "BED-1", 130, spot)])).missed == 0)
        let late = try Self.rule("BED-1", Self.report(truths, [Self.alarm(1, "BED-1", 400, spot)]))
        #expect([late.wrong, late.missed] == [1, 1])
    }

    @Test(
        arguments: [
            // Wet for 90 minutes; the link is lost all the time, for its end, for its beginning, to five minutes before
            // its end, for two minutes in the middle.
            (lost: [(-5, 95)], unseen: 1, missed: 0), (lost: [(5, 95)], unseen: 0, missed: 1),
            (lost: [(-5, 40)], unseen: 0, missed: 1), (lost: [(-5, 85)], unseen: 1, missed: 0),
            (lost: [(30, 32)], unseen: 0, missed: 1), (lost: [], unseen: 0, missed: 1),
            // Two times that leave half an hour and less each.
            (lost: [(-5, 30), (50, 80)], unseen: 1, missed: 0),
            // Lost and back before it was wet, lost after it was dry.
            (lost: [(-20, -5), (95, 200)], unseen: 0, missed: 1),
        ] as [(lost: [(Int64, Int64)], unseen: Int, missed: Int)])
    func `what nobody could hear of is counted apart, a rule that had the time has missed`(
        lost: [(Int64, Int64)], unseen: Int, missed: Int
    ) throws {
        let spot = try Self.spot(.pad)
        let wet = [Self.truth(1, 60, spot, .wet(level: 1)), Self.truth(2, 150, spot, .dry)]
        let links = lost.flatMap {
            [Self.truth(3, 60 + $0.0, spot, .linkLost), Self.truth(4, 60 + $0.1, spot, .linkBack)]
        }
        let report = Self.report((wet + links).sorted { $0.at < $1.at }, [])
        let rule = try Self.rule("WET-2", report)
        #expect([rule.asked, rule.unseenCount, rule.missed] == [1, unseen, missed])
        #expect(rule.unseen[.linkLost, default: 0] == unseen)
        #expect(report.misses.count { $0.hasPrefix("WET-2 at \(spot.bed): from ") } == missed, "\(report.misses)")
    }

    @Test func `a wet pad that rang before the link was lost is found`() throws {
        let spot = try Self.spot(.pad)
        let truths = [
            Self.truth(1, 0, spot, .wet(level: 1)), Self.truth(2, 2, spot, .linkLost),
            Self.truth(3, 120, spot, .dry), Self.truth(4, 130, spot, .linkBack),
        ]
        let rule = try Self.rule("WET-2", Self.report(truths, [Self.alarm(1, "WET-1", 1, spot)]))
        #expect([rule.asked, rule.unseenCount, rule.missed] == [1, 0, 0])
    }

    @Test(arguments: [(off: -60, on: 60, unseen: 1), (off: -60, on: -10, unseen: 0), (off: 12, on: 60, unseen: 0)])
    func `little oxygen shows on a watch that is worn`(off: Int64, on: Int64, unseen: Int) throws {
        let spot = try Self.spot(.watch)
        let truths = [
            Self.truth(1, 100, spot, .episodeBegins(.lowOxygen)), Self.truth(2, 116, spot, .episodeEnds),
            Self.truth(3, 100 + off, spot, .watchOff), Self.truth(4, 100 + on, spot, .watchOn),
        ]
        let rule = try Self.rule("VIT-8", Self.report(truths.sorted { $0.at < $1.at }, []))
        #expect([rule.asked, rule.unseen[.watchOff] ?? 0, rule.missed] == [1, unseen, 1 - unseen])
    }

    @Test func `a missed dose that was told of when the link was back is found, one that nobody rang for is missed`()
        throws
    {
        let spot = try Self.spot(.pillBox)
        let truths = [
            Self.truth(1, 60, spot, .linkLost), Self.truth(2, 90, spot, .doseMissed(slot: 1)),
            Self.truth(3, 240, spot, .linkBack),
        ]
        let told = try Self.rule("MED-2", Self.report(truths, [Self.alarm(1, "MED-2", 241, spot)]))
        #expect([told.asked, told.right, told.wrong, told.missed] == [1, 1, 0, 0])
        let silent = try Self.rule("MED-2", Self.report(truths, []))
        #expect([silent.missed, silent.unseenCount] == [1, 0])
        let lost = try Self.rule("MED-2", Self.report(Array(truths.prefix(2)), []))
        #expect([lost.asked, lost.unseen[.linkLost] ?? 0, lost.missed] == [1, 1, 0])
    }

    @Test(
        arguments: [(lost: [], unseen: 0), (lost: [(-5, 1)], unseen: 1), (lost: [(-9, -1)], unseen: 0)]
            as [(lost: [(Int64, Int64)], unseen: Int)])
    func `a silence that passes soon is missed unless the link was lost in it`(
        lost: [(Int64, Int64)], unseen: Int
    ) throws {
        let spot = try Self.spot(.mattress)
        let begins = Self.truth(1, 60, spot, .episodeBegins(.silence))
        // Each step of the household comes within seconds, so that it may end a little early.
        let ends = TruthEntry(
            number: 2, at: begins.at + .seconds(117), household: begins.household, bed: begins.bed,
            device: begins.device, kind: .episodeEnds)
        let links = lost.flatMap {
            [Self.truth(3, 60 + $0.0, spot, .linkLost), Self.truth(4, 60 + $0.1, spot, .linkBack)]
        }
        let rule = try Self.rule("VIT-1", Self.report(([begins, ends] + links).sorted { $0.at < $1.at }, []))
        #expect([rule.asked, rule.unseenCount, rule.missed] == [1, unseen, 1 - unseen])
    }

    @Test func `a rule that rings for nothing is seen, and what the truth does not tell is not judged`() throws {
        let spot = try Self.spot(.mattress)
        let alarms =
            (0..<9).map { Self.alarm($0, "VIT-4", $0 * 60, until: $0 * 60 + 5, spot) }
            + [Self.alarm(20, "NEW-1", 5, spot, isOperators: false)]
        let report = Self.report([], alarms)
        #expect(try Self.rule("VIT-4", report).wrong == 9)
        #expect(try Self.rule("NEW-1", report).unjudged == 1)
        #expect(report.badActors.map(\.alarms) == [9] && report.rules.first?.rule == "VIT-4")
        // Two days of 60 beds are 17.1 bed-weeks.
        #expect((report.operatorRate.value - 9 / (120 / 7.0)).magnitude < 1e-9)
        #expect(report.hours.reduce(0, +) == 9 && report.audiences == ["operator": 9, "carer": 1])
        #expect(QualityText(report).lines.allSatisfy { $0.count <= 120 })
    }
}
