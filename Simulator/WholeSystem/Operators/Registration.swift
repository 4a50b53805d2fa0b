import Auditor
import CareCore
import FleetModel
import SimKit

/// Turns the plan of a fleet into the lines of an import.
enum Registration {
    /// Every device of a household, serving since `since`.
    static func lines(_ household: HouseholdPlan, since: Moment) throws -> [(AssignmentImport, ServiceRecord)] {
        try household.devices.map { try line($0, at: household, bed: $0.bed, since: since) }
    }

    /// One device at a bed of a household, or at the household itself; without `since` from the moment on at which the
    /// gateway takes it.
    static func line(
        _ device: DevicePlan, at household: HouseholdPlan, bed index: Int?, since: Moment?
    ) throws -> (AssignmentImport, ServiceRecord) {
        let bed = household.beds[index ?? 0]
        guard let county = CountyCode(household.county), let bedID = BedID(bed.id), let id = DeviceID(device.id),
            let home = HouseholdID(household.id)
        else { throw SimulationError("\(device.id) at \(household.id) cannot be imported") }
        var facts = ResidentFacts()
        for name in bed.person.facts {
            if let fact = ResidentFact.named(name) { facts[fact] = true }
        }
        let line = AssignmentImport(
            line: 2, county: county, bed: bedID, device: id, profile: device.kind.profile,
            since: since.map { Timestamp(milliseconds: $0.milliseconds) }, township: household.township,
            household: home,
            altitude: Int32(household.altitude), facts: facts)
        let service = ServiceRecord(
            device: device.id, bed: device.kind.servesHousehold ? nil : bed.id, household: household.id,
            from: since ?? .distantFuture)
        return (line, service)
    }
}
