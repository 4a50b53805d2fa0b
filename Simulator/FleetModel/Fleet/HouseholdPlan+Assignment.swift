public import CareCore
public import SimKit

extension HouseholdPlan {
    /// The line of an import that gives a device to a bed of this household, or to the household itself.
    /// - Parameters:
    ///   - device: Of this household or of another.
    ///   - bed: Its place in `beds`; `nil` for the household.
    ///   - since: Start of service; `nil` for the moment at which the gateway takes it.
    /// - Returns: `nil` when an identity is not one of the gateway's.
    public func assignment(of device: DevicePlan, bed: Int?, since: Moment?) -> AssignmentImport? {
        let bed = beds[bed ?? 0]
        guard let county = CountyCode(county), let bedID = BedID(bed.id), let deviceID = DeviceID(device.id),
            let household = HouseholdID(id)
        else { return nil }
        var facts = ResidentFacts()
        for name in bed.person.facts {
            if let fact = ResidentFact.named(name) { facts[fact] = true }
        }
        return AssignmentImport(
            line: 2, county: county, bed: bedID, device: deviceID, profile: device.profile,
            since: since.map { Timestamp(milliseconds: $0.milliseconds) }, township: township, household: household,
            altitude: Int32(altitude), facts: facts, position: position)
    }

    /// Where watches say that they are at home; `nil` for the control, in which nobody loses the way.
    public var position: GeoPosition? {
        beds.contains(where: \.person.isReal) ? GeoPosition(latitude: 25.6, longitude: 100.26) : nil
    }
}
