import FleetModel
import Quality
import SimKit
import Testing

/// Towns without power or network against the alarm that tells of them.
@Suite struct QualityTownTests {
    /// 2026-01-05T12:00:00+08:00.
    private static let start = Moment(milliseconds: 1_767_585_600_000)
    private static let plan = FleetPlan(
        FleetOptions(seed: 1, beds: 400, population: .real, faults: [.outages], start: start))

    /// The homes with a hub of the largest township of the fleet, and how many of them are an outage of it: a fifth, or
    /// ten.
    private static func town() throws -> (homes: [HouseholdPlan], needed: Int) {
        let towns = Dictionary(grouping: plan.households.filter { $0.hub != nil }, by: \.township)
        let homes = try #require(towns.values.max { ($0.count, $1[0].township) < ($1.count, $0[0].township) })
        let needed = min(10, (homes.count + 4) / 5)
        // One fewer must still be as many as make an outage of the smallest town.
        try #require(needed > 3, "\(homes.count) hubs")
        return (homes, needed)
    }

    /// What is judged of a DEV-4 when homes were cut off for some minutes, one every `step` minutes: right, wrong, not.
    private static func judge(
        _ homes: [HouseholdPlan], every step: Int64, lasting: Int64, alarm minute: Int64, in township: String?
    ) throws -> [Int] {
        let cuts = homes.enumerated().flatMap { index, home in
            let from = 60 + Int64(index) * step
            return [(at: from, home: home, kind: TruthKind.linkLost), (from + lasting, home, .linkBack)]
        }
        let truths = cuts.sorted { $0.at < $1.at }.enumerated().map { index, cut in
            TruthEntry(
                number: index + 1, at: start + .minutes(cut.at), household: cut.home.id, bed: nil,
                device: cut.home.hub?.id, kind: cut.kind)
        }
        let at = start + .minutes(minute)
        let alarm = QualityAlarm(
            number: 1, rule: "DEV-4", device: nil, bed: nil, household: nil, township: township, raisedAt: at,
            toldAt: at, endedAt: nil, audience: "operator", operatorAt: at, priority: 2)
        let report = QualityReport(
            title: "", plan: plan, truths: truths, alarms: [alarm], warmUp: .zero, end: start + .days(2))
        let rule = try #require(report.rules.first { $0.rule == "DEV-4" })
        return [rule.right, rule.wrong, rule.unjudged]
    }

    @Test(
        arguments: [
            // Cut off together for two hours: told when they count as silent; before that, and long after.
            (short: 0, step: 0, lasting: 120, alarm: 75, isRight: true),
            (short: 0, step: 0, lasting: 120, alarm: 65, isRight: false),
            (short: 0, step: 0, lasting: 120, alarm: 240, isRight: false),
            // One hub too few; one after the other, soon and not so soon; back before any hub counts as silent.
            (short: 1, step: 0, lasting: 120, alarm: 75, isRight: false),
            (short: 0, step: 1, lasting: 120, alarm: 85, isRight: true),
            (short: 0, step: 5, lasting: 120, alarm: 140, isRight: false),
            (short: 0, step: 0, lasting: 10, alarm: 75, isRight: false),
        ] as [(short: Int, step: Int64, lasting: Int64, alarm: Int64, isRight: Bool)])
    func `an outage of a town is true while enough of its hubs were cut off at once`(
        short: Int, step: Int64, lasting: Int64, alarm: Int64, isRight: Bool
    ) throws {
        let (homes, needed) = try Self.town()
        let figures = try Self.judge(
            Array(homes.prefix(needed - short)), every: step, lasting: lasting, alarm: alarm, in: homes[0].township)
        #expect(figures == (isRight ? [1, 0, 0] : [0, 1, 0]))
    }

    @Test func `hubs of one town explain no outage of another, and a town that nobody names is not judged`() throws {
        let homes = try Self.town().homes
        let other = try #require(Self.plan.households.first { $0.township != homes[0].township }?.township)
        #expect(try Self.judge(homes, every: 0, lasting: 120, alarm: 75, in: other) == [0, 1, 0])
        #expect(try Self.judge(homes, every: 0, lasting: 120, alarm: 75, in: nil) == [0, 0, 1])
    }
}
