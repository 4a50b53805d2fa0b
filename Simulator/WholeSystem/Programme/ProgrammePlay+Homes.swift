import CareCore
import Programme
import SimKit

extension ProgrammePlay {
    /// Which model stands for a kind of kit.
    private static let models = [
        "emergency-call": "cellular-cord", "camera": "bedroom-camera", "wearable": "elder-watch",
        "nursing-bed": "manual-bed", "alarm": "smoke-nb", "wetness-pad": "pad-bluetooth",
        "smart-mattress": "mattress-belt", "pill-box": "dispenser",
    ]

    /// The devices of a bed as the gateway's own registry gets them.
    static func assignments(_ home: ProgrammeHome) -> [AssignmentImport] {
        guard let bed = BedID(home.bed), let household = HouseholdID(home.household) else { return [] }
        return home.devices.enumerated().compactMap { index, device in
            guard let id = DeviceID(device.device), let profile = models[device.kind] else { return nil }
            return AssignmentImport(
                line: index + 1, county: bed.county, bed: bed, device: id, profile: profile,
                since: Timestamp(milliseconds: home.from.milliseconds), household: household)
        }
    }
}
