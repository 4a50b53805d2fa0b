/// The classes of equipment (care.md 6). Raw values are stored and never change.
public enum DeviceClass: UInt8, CaseIterable, Sendable {
    case emergencyButton = 1
    case wetnessPad = 2
    case smartMattress = 3
    case wearable = 4
    case nursingBed = 5
    case camera = 6
    case householdAlarm = 7
    case pillBox = 8
    case hub = 9

    /// The word in profiles and documents.
    public var name: String {
        switch self {
        case .emergencyButton: "emergency_button"
        case .wetnessPad: "wetness_pad"
        case .smartMattress: "smart_mattress"
        case .wearable: "wearable"
        case .nursingBed: "nursing_bed"
        case .camera: "camera"
        case .householdAlarm: "household_alarm"
        case .pillBox: "pill_box"
        case .hub: "hub"
        }
    }

    /// The class of that name.
    public static func named(_ name: String) -> DeviceClass? { allCases.first { $0.name == name } }
}
