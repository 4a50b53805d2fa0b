import SimKit

extension ExpectedAlarms {
    /// Alarms that a fault or an ill population may raise at any time: explained, never asked for.
    mutating func permitWhatFaultsExplain(_ household: HouseholdPlan) {
        let start = plan.options.start
        let faults = plan.options.faults
        let places = Set([household.id] + household.beds.map(\.id))
        func permit(_ rules: [String], _ subjects: Set<String>, _ reason: String) {
            for rule in rules { add(rule, subjects, from: start, until: end, .permitted, .condition, reason) }
        }
        for device in household.devices {
            let subjects = Set([device.id] + (device.bed.map { [household.beds[$0].id] } ?? []))
            if !device.hasUsableClock { permit(["DQ-3", "DEV-1", "DEV-2", "DEV-3"], subjects, "clock") }
            if faults.contains(.garbage) { permit(["DQ-2"], subjects, "garbage") }
            let isSpoilt = !faults.isDisjoint(with: [.markers, .units, .positions, .pressures])
            if isSpoilt { permit(["DQ-2"], subjects, "bad values") }
        }
        if faults.contains(.garbage) || faults.contains(.strangers) { permit(["SEC-1"], places, "strangers") }
        if plan.options.population == .real {
            let habits = [
                "BED-1", "BED-4", "BED-5", "BED-5-RISE", "BED-6", "BED-7", "BED-8", "ACT-1", "LOC-1", "MED-3", "NB-3",
                "WET-3", "WET-3-LONG", "LOC-1-HOME", "FALL-3",
            ]
            for bed in household.beds { permit(Self.vitalRules + habits, [bed.id], "an ill person") }
            permit(
                ["ENV-2-CO", "ENV-2-VENT", "ENV-4-COLD", "ENV-4-HEAT", "ENV-4-DAY"], places, "a hearth, the season")
            permit(["LOC-2"], Set(household.devices.map(\.id)).union(places), "a door at night")
            permit(["WEAR-1", "DEV-3", "DQ-1"], Set(household.devices.map(\.id)).union(places), "real life")
        }
    }
}
