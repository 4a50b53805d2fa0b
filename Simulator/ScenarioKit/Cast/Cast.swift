import CareCore
import FleetModel

/// The beds and devices of a scenario.
struct Cast: Sendable {
    let beds: [CastBed]
    let devices: [CastDevice]

    /// A device in its household: their places in the plan.
    struct Seat {
        let household: Int
        let device: Int
    }

    /// The identity of a household, after its first bed.
    func householdID(_ household: Int) -> String { "home-\(beds.first { $0.household == household }?.id ?? "")" }

    /// The place of a bed in its household; `nil` for a device that serves the household.
    func place(ofBed bed: Int, for device: CastDevice) -> Int? {
        if device.profile.servesHousehold { return nil }
        return beds[..<bed].count { $0.household == beds[bed].household }
    }

    /// The devices of a household, its hub first.
    func devices(of household: Int) -> [CastDevice] {
        let own = devices.filter { beds[$0.bed].household == household }
        return own.filter { $0.kind == .hub } + own.filter { $0.kind != .hub }
    }

    func seat(of device: Int) -> Seat {
        let household = beds[devices[device].bed].household
        let place = devices(of: household).firstIndex { $0.id == devices[device].id }
        guard let place else { fatalError("\(devices[device].id) is missing in its own household") }
        return Seat(household: household, device: place)
    }

    func plan(_ device: CastDevice) -> DevicePlan {
        DevicePlan(
            id: device.id, kind: device.kind, profile: device.profile.id, bed: place(ofBed: device.bed, for: device))
    }

    /// The households as a fleet's plan has them.
    var households: [HouseholdPlan] {
        let count = (beds.map(\.household).max() ?? -1) + 1
        return (0..<count).map { household in
            let own = beds.filter { $0.household == household }
            return HouseholdPlan(
                id: householdID(household), county: String(own[0].id.prefix(6)), altitude: own[0].altitude,
                beds: own.map { ($0.id, $0.facts) }, devices: devices(of: household).map(plan))
        }
    }

    /// Everything that an alarm of this scenario can be about.
    var subjects: Set<String> {
        Set(beds.map(\.id)).union(beds.map { householdID($0.household) }).union(devices.map(\.id))
    }
}
