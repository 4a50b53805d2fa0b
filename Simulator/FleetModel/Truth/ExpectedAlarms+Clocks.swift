import SimKit

extension ExpectedAlarms {
    /// DQ-3: a clock that is more than five minutes wrong for an hour (care.md 8.1, 6), asked for of what speaks once a
    /// minute; and what may come of clocks that somebody sets.
    mutating func expectWrongClocks(_ household: HouseholdPlan) {
        let places = Set([household.id] + household.beds.map(\.id))
        for device in household.devices {
            for wrong in wrongTimes(device) { expectSkew(device, household.id, wrong.from, wrong.until) }
            guard device.clock.isMoving, !device.hasUsableClock else { continue }
            // A state that began by one clock and ended by another lasts longer or shorter than it did.
            permitClock(Self.vitalRules + Self.lastingRules, [device.id])
            permitClock(Self.householdRules, device.bed.map { Set([household.beds[$0].id]) } ?? places)
        }
    }

    private mutating func permitClock(_ rules: [String], _ subjects: Set<String>) {
        for rule in rules {
            add(
                rule, subjects, from: plan.options.start, until: end, .permitted, .condition, "a clock that was set")
        }
    }

    /// Rules about what one device tells; their alarms name it.
    private static let lastingRules = [
        "ACT-1", "BAT-1", "BAT-2", "BED-1", "BED-3", "BED-4", "BED-5", "BED-5-RISE", "BED-6", "BED-7", "BED-8", "DQ-1",
        "ENV-2-CO", "ENV-2-VENT", "ENV-4-COLD", "ENV-4-DAY", "ENV-4-HEAT", "NB-1-MAINS", "NB-2", "NB-3", "TMP-1",
        "WEAR-1", "WET-1", "WET-2", "WET-3", "WET-3-LONG",
    ]

    /// Those that ask for a sign of life of whatever is in the house (care.md 8.2).
    private static let householdRules = ["ACT-1", "BED-1"]

    /// When a clock was surely wrong: by more than six minutes, as a message may take one.
    private func wrongTimes(_ device: DevicePlan) -> [(from: Moment, until: Moment)] {
        let start = plan.options.start
        func isWrong(_ error: TimeSpan) -> Bool { error > .minutes(6) || error < .minutes(-6) }
        switch device.clock {
        case .neverSet: return [(start, end)]
        case .off(let error): return isWrong(error) ? [(start, end)] : []
        case .drifting: return []
        case .stepping(let from, let to, let after):
            var found: [(from: Moment, until: Moment)] = []
            if isWrong(from) { found.append((start, start + after)) }
            if isWrong(to) { found.append((start + after, end)) }
            return found
        }
    }

    private mutating func expectSkew(_ device: DevicePlan, _ household: String, _ from: Moment, _ until: Moment) {
        let speaksOften = device.kind.period.map { $0 <= .seconds(60) } ?? false
        let due = from + .minutes(64)
        guard speaksOften, device.style != .neither, due < until,
            !isHidden(household, from: from - .minutes(2), until: due + .minutes(2))
        else { return }
        add("DQ-3", [device.id], from: from, until: due, .required, .condition, "a clock that is wrong")
    }
}
