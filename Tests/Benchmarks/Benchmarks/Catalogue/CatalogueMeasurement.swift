import CareCore
import CareProfiles
import FleetModel
import SimKit

/// Rule evaluations a second and memory per bed with the whole catalogue, on the real population.
///
/// One evaluation is one rule of one device asked once: its gate, arming, condition, stages and end as far as they
/// apply. It is asked when a message brings a newer value of a metric it looks at, when an event concerns it, and when
/// a deadline of its own comes up. Rules that are switched off or whose metrics did not come are not asked and not
/// counted.
///
/// What rules cost is the CPU time of `apply` and `tick` with the catalogue less that of the same messages with the
/// same models without a rule, played side by side: asking, windows, deadlines, alarms and orders included, taking and
/// storing the readings and escalation not.
struct CatalogueMeasurement {
    let site: Site

    /// Days played before the timed one: from the eighth night on everybody has a baseline, and every window is full.
    private static let days = 8

    func run() throws -> [ReportRow] {
        let profiles = try ProfileLoader.load(directory: site.profiles).set
        let day = CivilDay(of: Moment(milliseconds: Site.now.milliseconds)).previous.number - Int64(Self.days)
        let fleet = CatalogueFleet(beds: site.isQuick ? 210 : 2_100, start: CivilDay(number: day).start)
        let overrides = try fleet.overrides()
        let result = try CataloguePlay(fleet: fleet, profiles: profiles, overrides: overrides, days: Self.days).run()
        for (profile, count) in zip(profiles.profiles, result.messages) where count == 0 && profile.liveness != nil {
            throw BenchmarkError("no device of \(profile.id) said anything")
        }
        let counters = result.ruled.counters
        guard counters.readings == result.bare.counters.readings, result.bare.counters.ruleEvaluations == 0 else {
            throw BenchmarkError("without rules \(result.bare.counters.readings) readings, \(counters.readings) with")
        }
        let rate = Figures.rate(counters.ruleEvaluations, in: result.ruled.time - result.bare.time)
        let rules = Set(profiles.profiles.flatMap(\.rules).filter(\.isEnabled).map(\.id)).count
        return [
            ReportRow(
                what: "rule evaluations, whole catalogue", measured: "\(Figures.whole(rate))/s",
                budget: "≥ 2,000,000/s", isMet: rate >= 2_000_000,
                notes: [
                    "\(fleet.beds) beds of the real population, \(fleet.deviceCount) devices of "
                        + "\(profiles.profiles.count) models, \(rules) rules in force, \(overrides.count) overrides",
                    "day \(Self.days + 1): \(result.messages.reduce(0, +)) messages, \(counters.readings) readings, "
                        + "\(counters.ruleEvaluations) evaluations, \(counters.alarmsRaised) alarms",
                    "\(Figures.seconds(result.ruled.time)) of `apply` and `tick`, "
                        + "\(Figures.seconds(result.bare.time)) without a rule; by all of the former "
                        + "\(Figures.whole(Figures.rate(counters.ruleEvaluations, in: result.ruled.time)))/s",
                ]),
            ReportRow(
                what: "core state a bed, \(Figures.whole(Double(fleet.beds))) beds",
                measured: "\(Figures.whole(Double(result.stateBytes) / Double(fleet.beds))) bytes", budget: "stated",
                isMet: true,
                notes: [
                    "\(Figures.whole(Double(result.stateBytes))) bytes of the heap were freed by letting the state go "
                        + "after \(Self.days + 1) days (mallinfo2), "
                        + "\(Figures.whole(Double(result.stateBytes) / Double(fleet.deviceCount))) a device"
                ]),
        ]
    }
}
