import CareCore
import FleetModel
import SimKit

/// The real population of care.md 13 with its equipment, and in every twentieth household the models that it has not:
/// every model and every rule of the catalogue serves somebody.
struct CatalogueFleet {
    /// One household of so many has the spare devices.
    static let spareShare = 20
    /// One bed of so many has values of its own for some rules.
    static let overrideShare = 10

    let plan: FleetPlan
    private(set) var spares: [SpareDevice] = []

    init(beds: Int, start: Moment) {
        plan = FleetPlan(FleetOptions(seed: 1, beds: beds, population: .real, start: start))
        for (index, household) in plan.households.enumerated() where index.isMultiple(of: Self.spareShare) {
            for kind in SpareDeviceKind.allCases {
                spares.append(SpareDevice(kind, household: index, county: household.county, start: start))
            }
        }
    }

    var beds: Int { plan.households.reduce(0) { $0 + $1.beds.count } }
    var deviceCount: Int { plan.devices.count + spares.count }

    /// What registers the fleet, in service since the day before.
    func imports() throws -> [AssignmentImport] {
        let since = plan.options.start - .days(1)
        var imports: [AssignmentImport] = []
        for household in plan.households {
            for device in household.devices {
                guard let line = household.assignment(of: device, bed: device.bed, since: since) else {
                    throw BenchmarkError("identity of \(device.id)")
                }
                imports.append(line)
            }
        }
        for spare in spares {
            let household = plan.households[spare.household]
            guard let county = CountyCode(household.county), let bed = BedID(household.beds[0].id),
                let id = DeviceID(spare.id), let home = HouseholdID(household.id)
            else { throw BenchmarkError("identity of \(spare.id)") }
            imports.append(
                AssignmentImport(
                    line: 2, county: county, bed: bed, device: id, profile: spare.kind.rawValue,
                    since: Timestamp(milliseconds: since.milliseconds), household: home))
        }
        return imports
    }

    /// Overrides as a provider's nurse makes them: other limits of the heart for every tenth bed, later calls at night
    /// for one county.
    func overrides() throws -> [TuningCommand] {
        let beds = plan.households.flatMap(\.beds).enumerated().filter { $0.offset.isMultiple(of: Self.overrideShare) }
        // Limits of a person are looked at anew within half a year.
        let review = Timestamp(milliseconds: plan.options.start.milliseconds) + .days(150)
        var commands = try beds.map { offset, bed in
            guard let id = BedID(bed.id) else { throw BenchmarkError("identity of \(bed.id)") }
            return TuningCommand.set(
                rule: "VIT-4", scope: .bed(id),
                [OverrideSetting(.parameter("high"), .number(Double(126 + offset / Self.overrideShare % 20)))],
                by: "nurse", reason: "personal limit", until: review)
        }
        guard let county = CountyCode("532931") else { throw BenchmarkError("county code") }
        commands.append(
            .set(
                rule: "BED-1", scope: .county(county), [OverrideSetting(.delay(stage: 1), .duration(.minutes(40)))],
                by: "county", reason: "long ways in the hills"))
        return commands
    }
}
