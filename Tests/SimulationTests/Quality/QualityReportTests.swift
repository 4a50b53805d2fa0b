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
        QualityReport(title: "", plan: plan, truths: truths, alarms: alarms, end: start + .days(2))
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
