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
        _ device: DevicePlan, at household: HouseholdPlan, bed: Int?, since: Moment?
    ) throws -> (AssignmentImport, ServiceRecord) {
        guard let line = household.assignment(of: device, bed: bed, since: since) else {
            throw SimulationError("\(device.id) at \(household.id) cannot be imported")
        }
        let service = ServiceRecord(
            device: device.id, bed: bed.map { household.beds[$0].id }, household: household.id,
            from: since ?? .distantFuture)
        return (line, service)
    }
}
