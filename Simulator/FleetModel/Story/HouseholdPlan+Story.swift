import SimKit

extension HouseholdPlan {
    /// A bed of a story with the facts of its resident.
    public typealias CastBed = (id: String, facts: [String])

    /// Casts a household for a story, in the middle of a town of its county.
    /// - Parameters:
    ///   - id: Its identity, also the name of its broker user.
    ///   - county: The six-digit code.
    ///   - altitude: Metres above sea level.
    ///   - beds: At least one.
    ///   - devices: A hub first, if there is one.
    public init(id: String, county: String, altitude: Int64, beds: [CastBed], devices: [DevicePlan]) {
        self.init(
            id: id, county: county, township: county + "001", altitude: altitude,
            beds: beds.map { bed in
                var random = RandomSource(seed: 1)
                var person = PersonTraits(&random, population: .control, livesAlone: false)
                person.facts = bed.facts
                return BedPlan(id: bed.id, person: person)
            }, devices: devices)
    }
}

extension DevicePlan {
    /// Casts a device for a story: its clock is right, its battery full, and it names its messages.
    public init(id: String, kind: DeviceKind, profile: String, bed: Int?) {
        self.init(
            id: id, kind: kind, profile: profile, bed: bed, style: .referenceAndTime, clock: .off(by: .zero),
            asksForReceipts: false, battery: 100, phase: .zero)
    }
}
