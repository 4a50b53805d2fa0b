import SimKit

/// Draws one household. Every property has a stream of its own.
struct HouseholdDraft {
    let random: RandomSource
    let firstBed: Int
    /// How many beds the fleet still wants.
    let room: Int
    let options: FleetOptions

    func plan() -> HouseholdPlan {
        var place = random.stream("place")
        let county = County.all[place.pickIndex(weights: County.all.map(\.weight))]
        let township = place.pick(county.townships)
        let altitude = place.whole(county.altitudes)
        let isCouple = place.chance(.percent(15)) && room > 1
        let beds = (0..<(isCouple ? 2 : 1)).map { index in
            var random = random.stream("person", Int64(index))
            return BedPlan(
                id: "\(county.code)-\(Self.digits(firstBed + index))",
                person: PersonTraits(&random, population: options.population, livesAlone: !isCouple))
        }
        let name = "\(county.code)-\(Self.digits(firstBed))"
        return HouseholdPlan(
            id: "home-\(name)", county: county.code, township: county.code + township, altitude: altitude, beds: beds,
            devices: devices(of: beds, household: name))
    }

    private func devices(of beds: [BedPlan], household: String) -> [DevicePlan] {
        var devices = [device(.hub, bed: nil, place: household), device(.camera, bed: nil, place: household)]
        for (kind, share) in Self.householdOptions where has(kind, share, bed: 0) {
            devices.append(device(kind, bed: nil, place: household))
        }
        for (index, bed) in beds.enumerated() {
            devices.append(device(.emergencyButton, bed: index, place: bed.id))
            devices.append(device(.watch, bed: index, place: bed.id))
            let isElectric = has(.electricBed, .percent(30), bed: index)
            devices.append(device(isElectric ? .electricBed : .manualBed, bed: index, place: bed.id))
            if has(.mattress, .percent(40), bed: index) { devices.append(device(.mattress, bed: index, place: bed.id)) }
            if bed.person.isIncontinent { devices.append(device(.pad, bed: index, place: bed.id)) }
            if has(.pillBox, .percent(30), bed: index) { devices.append(device(.pillBox, bed: index, place: bed.id)) }
        }
        return options.population == .real ? devices + rareDevices(beds, household) : devices
    }

    /// What few homes have: a contact at the door of one in ten, and a radar over one bed in ten (own). They stand
    /// last, so that the others keep their places.
    private func rareDevices(_ beds: [BedPlan], _ household: String) -> [DevicePlan] {
        var devices: [DevicePlan] = []
        if has(.doorContact, .percent(10), bed: 0) {
            devices.append(device(.doorContact, bed: nil, place: household))
        }
        for (index, bed) in beds.enumerated() where has(.radar, .percent(10), bed: index) {
            devices.append(device(.radar, bed: index, place: bed.id))
        }
        return devices
    }

    /// Shares of care.md 1: alarms, mattress, pad and pill box are optional equipment.
    private static let householdOptions: [(DeviceKind, Ratio)] = [
        (.smokeAlarm, .percent(50)), (.gasAlarm, .percent(30)), (.carbonMonoxideAlarm, .percent(30)),
        (.waterAlarm, .percent(20)),
    ]

    private func has(_ kind: DeviceKind, _ share: Ratio, bed: Int) -> Bool {
        var random = random.stream("has " + kind.rawValue, Int64(bed))
        return random.chance(share)
    }

    private func device(_ kind: DeviceKind, bed: Int?, place: String) -> DevicePlan {
        let id = "\(kind.rawValue)-\(place)"
        var random = random.stream("device " + id)
        let style = MessageStyle.allCases[random.pickIndex(weights: [75, 20, 5])]
        let clock = DeviceClock(&random, faults: options.faults)
        let asksForReceipts = random.chance(.percent(25)) && style == .referenceAndTime
        let weakness = min(5_000, 50 * options.incidentFactor)
        let isWeak = kind.hasBattery && kind != .watch && random.chance(.tenThousandths(weakness))
        let battery = isWeak ? random.whole(12...18) : random.whole(45...100)
        let longest = min(kind.period ?? .minutes(2), .minutes(2))
        return DevicePlan(
            id: id, kind: kind, profile: kind.profile, bed: bed, style: style, clock: clock,
            asksForReceipts: asksForReceipts, battery: battery, phase: random.span(.zero, longest))
    }

    private static func digits(_ number: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, 6 - digits.count)) + digits
    }
}
