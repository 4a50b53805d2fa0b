import CareCore
import FleetModel

/// A device of a scenario.
struct CastDevice: Sendable {
    /// What the file calls it.
    let name: String
    /// Its identity on the wire: its name and the number of its first bed.
    let id: String
    let profile: Profile
    /// The place of its first bed in the cast.
    let bed: Int

    /// What it is in the fleet's words, for the parts of a player that ask.
    var kind: DeviceKind {
        if profile.liveness == nil { return .manualBed }
        return switch profile.deviceClass {
        case .emergencyButton: .emergencyButton
        case .wetnessPad: .pad
        case .smartMattress: .mattress
        case .wearable: .watch
        case .nursingBed: .electricBed
        case .camera: .camera
        case .householdAlarm: .smokeAlarm
        case .pillBox: .pillBox
        case .hub: .hub
        }
    }
}
