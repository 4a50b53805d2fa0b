import FleetModel
import SimKit

/// Fever, pressure, falls that no wrist told of, mornings in bed and ways lost.
extension Circumstances {
    /// Rules that are right while somebody lies on the floor.
    static let floorRules: Set<String> = ["BED-1", "FALL-1", "FALL-2", "FALL-3", "SOS-1", "ACT-1"]

    /// Rules that are right while somebody has a fever: heart and breath go with it.
    private static let feverRules: Set<String> = [
        "VIT-3", "VIT-4", "VIT-5", "VIT-6", "VIT-7", "VIT-8", "VIT-9",
    ]

    private typealias Place = (household: HouseholdPlan, bed: Int)

    mutating func closeMishap(_ truth: TruthEntry, at until: Moment, _ plan: FleetPlan) {
        guard let place = Self.place(truth, plan) else { return }
        let length = until - truth.at
        switch truth.kind {
        case .fever(let tenths):
            let isSeen = truth.device != nil && length >= .hours(4)
            add(truth, until: until, Self.feverRules, lead: isSeen ? "VIT-9" : nil, hearing: .fever)
            // Two nights off the seven before them, told in the morning.
            let isKnown = truth.at - plan.options.start >= .days(8) && Self.has(.mattress, at: place)
            let isDrift = isKnown && tenths >= 385 && length >= .hours(48)
            add(truth, until: until + .days(2), ["VIT-11"], lead: isDrift ? "VIT-11" : nil, hearing: .night)
        case .pressure:
            add(
                truth, until: until, ["VIT-10", "VIT-10-CRISIS"], lead: truth.device == nil ? nil : "VIT-10",
                hearing: .pressure)
        case .lies:
            if truth.device != nil {
                let lead = length >= .minutes(8) ? "FALL-3" : nil
                return add(truth, until: until, Self.floorRules, lead: lead, hearing: .floor)
            }
            let lead = Self.isStill(truth, until, place) ? "ACT-1" : nil
            add(truth, until: until, Self.floorRules, lead: lead, hearing: .stillness)
        case .weak:
            let isLate = Self.has(.mattress, at: place) && until >= CivilDay(of: truth.at).at(10, 15)
            add(truth, until: until, ["BED-4"], lead: isLate ? "BED-4" : nil, hearing: .bed)
        default: break
        }
    }

    /// Who has lost the way is found by what tells first: the fence, the fixes, the bed, the door.
    mutating func closeStraying(_ truth: TruthEntry, at until: Moment, _ plan: FleetPlan) {
        guard let place = Self.place(truth, plan) else { return }
        let rule = Self.finder(truth, place)
        let hearing: Hearing? =
            switch rule {
            case "LOC-1": .fence
            case "LOC-1-HOME": .straying
            case "BED-1": .bed
            case "LOC-2": .door
            default: nil
            }
        let isLong = until - truth.at >= .minutes(33)
        add(
            truth, until: until, ["BED-1", "LOC-1", "LOC-1-HOME", "LOC-2"], lead: isLong ? rule : nil, hearing: hearing)
    }

    private static func finder(_ truth: TruthEntry, _ place: Place) -> String? {
        let hour = (truth.at - CivilDay(of: truth.at).start).milliseconds / 3_600_000
        if truth.device != nil { return place.household.beds[place.bed].person.hasFence ? "LOC-1" : "LOC-1-HOME" }
        if has(.mattress, at: place), hour >= 22 || hour < 7 { return "BED-1" }
        return has(.doorContact, at: place) && (hour >= 23 || hour < 5) ? "LOC-2" : nil
    }

    /// Six hours between one in the afternoon and half past ten without a sign of life (care.md 8.2), of somebody whose
    /// watch would tell of one and in whose house nobody else gives any.
    private static func isStill(_ truth: TruthEntry, _ until: Moment, _ place: Place) -> Bool {
        let person = place.household.beds[place.bed].person
        guard place.household.beds.count == 1, person.wearsWatch, !person.watchIsFlat else { return false }
        let day = CivilDay(of: truth.at)
        let due = max(day.at(13), truth.at + .hours(6)) + .minutes(15)
        return due <= min(until, day.at(22, 30))
    }

    private static func place(_ truth: TruthEntry, _ plan: FleetPlan) -> Place? {
        guard let household = plan.households.first(where: { $0.id == truth.household }),
            let bed = household.beds.firstIndex(where: { $0.id == truth.bed })
        else { return nil }
        return (household, bed)
    }

    private static func has(_ kind: DeviceKind, at place: Place) -> Bool {
        place.household.devices.contains { $0.kind == kind && ($0.bed == nil || $0.bed == place.bed) }
    }
}
