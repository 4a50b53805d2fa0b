public import SimKit

/// What alarms the log of truth must and may have raised, written from the rules of care (care.md 8.2 and 8.4) as a
/// nurse would read them. It shares no code with the rules themselves.
public struct ExpectedAlarms {
    let plan: FleetPlan
    let end: Moment
    /// How long after its due time an alarm may come: sampling, clocks of ±30 s, retries.
    let tolerance: TimeSpan
    let delivered: Set<Int>
    /// Since when devices are in service; `nil` when nobody knows.
    let servingSince: Moment?
    var found: [ExpectedAlarm] = []
    /// When each household could not be heard.
    var silences: [String: [(from: Moment, until: Moment)]] = [:]
    var devices: [String: DevicePlan] = [:]
    /// When the radio lost something of a device.
    var losses: [String: [Moment]] = [:]

    /// Reads a whole log.
    /// - Parameters:
    ///   - truths: The log, in order.
    ///   - plan: The fleet it is about.
    ///   - end: When life ended; what was not due by then is not asked for.
    ///   - tolerance: How much later than due an alarm may come, simulated time.
    ///   - delivered: Numbers of the truths that a confirmed message tells of; emergencies are asked for only then.
    ///   - servingSince: Since when the fleet's devices are in service; `nil` when nobody knows.
    /// - Returns: The alarms, in no particular order.
    public static func derive(
        from truths: [TruthEntry], plan: FleetPlan, end: Moment, tolerance: TimeSpan, delivered: Set<Int>,
        servingSince: Moment? = nil
    ) -> [ExpectedAlarm] {
        var expected = ExpectedAlarms(
            plan: plan, end: end, tolerance: tolerance, delivered: delivered, servingSince: servingSince)
        expected.readSilences(truths)
        expected.readLosses(truths)
        expected.expectEvents(truths)
        let byHousehold = Dictionary(grouping: truths, by: \.household)
        for household in plan.households {
            let own = byHousehold[household.id] ?? []
            expected.expectHubAlarms(household)
            for (index, bed) in household.beds.enumerated() {
                let entries = own.filter { $0.bed == bed.id }
                expected.expectWetness(entries, bed: bed.id)
                expected.expectNightExits(entries, household, bed: index)
                expected.expectIllness(entries, bed: bed.id)
                expected.permitHabits(entries, bed: bed.id)
            }
            expected.expectLowBatteries(own)
            expected.expectTampering(own)
            expected.expectMissingTests(own, household)
            expected.expectDefects(own)
            expected.permitLostChanges(household)
            expected.expectWrongClocks(household)
            expected.permitWhatFaultsExplain(household)
        }
        return expected.found
    }

    private init(
        plan: FleetPlan, end: Moment, tolerance: TimeSpan, delivered: Set<Int>, servingSince: Moment?
    ) {
        self.plan = plan
        self.delivered = delivered
        self.servingSince = servingSince
        self.end = end
        self.tolerance = tolerance
        for device in plan.devices { devices[device.id] = device }
    }

    /// Adds an alarm that is due between the two moments, asked for only if its whole time lies within the run.
    mutating func add(
        _ rule: String, _ subjects: Set<String>, from: Moment, until: Moment, _ demand: ExpectedAlarm.Demand,
        _ cause: ExpectedAlarm.Cause, _ reason: String
    ) {
        found.append(
            ExpectedAlarm(
                rule: rule, subjects: subjects, earliest: from - tolerance, latest: until + tolerance,
                demand: until + tolerance > end ? .permitted : demand, cause: cause, reason: reason))
    }

    private mutating func readSilences(_ truths: [TruthEntry]) {
        for entry in truths {
            switch entry.kind {
            case .linkLost: silences[entry.household, default: []].append((entry.at, .distantFuture))
            case .linkBack:
                guard let last = silences[entry.household]?.indices.last else { continue }
                silences[entry.household]?[last].until = entry.at
            default: break
            }
        }
    }

    /// Whether the household could not be heard at some time between the moments.
    func isHidden(_ household: String, from: Moment, until: Moment) -> Bool {
        (silences[household] ?? []).contains { $0.from <= until && $0.until >= from }
    }

    /// When a household that falls silent between the moments is heard again.
    func heardAgain(_ household: String, from: Moment, until: Moment) -> Moment {
        let own = silences[household] ?? []
        return own.filter { $0.from <= until && $0.until >= from }.map(\.until).max() ?? until
    }
}
