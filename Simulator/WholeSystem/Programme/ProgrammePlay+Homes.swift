import CareCore
import Programme
import SimKit

extension ProgrammePlay {
    /// Which model stands for a kind of kit.
    private static let models = [
        "emergency-call": "sos-cord-4g", "camera": "home-camera", "wearable": "elder-watch",
        "nursing-bed": "nursing-bed-manual", "alarm": "smoke-alarm-nb", "wetness-pad": "wet-pad",
        "smart-mattress": "mattress-belt", "pill-box": "pill-box",
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
