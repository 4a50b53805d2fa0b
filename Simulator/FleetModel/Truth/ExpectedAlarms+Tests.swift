import SimKit

extension ExpectedAlarms {
    /// SOS-3: a button, or a hub's own key, that nobody tested for 35 days. A test counts by its own time, whenever it
    /// is told.
    mutating func expectMissingTests(_ entries: [TruthEntry], _ household: HouseholdPlan) {
        for gap in TestGap.all(entries, at: household, start: plan.options.start, serving: servingSince) {
            // What has no time of its own is dated when it is heard, and one that names nothing may go unheard.
            guard let due = gap.due, gap.device.hasUsableClock, gap.device.style != .neither else {
                expect(gap.device, from: servingSince.map { $0 + TestGap.limit } ?? plan.options.start, until: end)
                continue
            }
            let told = gap.until.map {
                heardAgain(household.id, from: $0 - tolerance, until: $0) + Self.longestDelivery
            }
            if due > end || told.map({ $0 < due }) ?? false { continue }
            let isMissing = gap.until.map { $0 > due + tolerance } ?? true
            expect(gap.device, from: due, until: due, isMissing ? .required : .permitted)
        }
    }

    private mutating func expect(
        _ device: DevicePlan, from: Moment, until: Moment, _ demand: ExpectedAlarm.Demand = .permitted
    ) {
        add("SOS-3", [device.id], from: from, until: until, demand, .condition, "a key that nobody tested")
    }
}
