public import SimKit

/// The kinds of equipment a household may have, and the one table of what profile describes each.
public enum DeviceKind: String, CaseIterable, Sendable {
    case hub
    case camera
    case smokeAlarm = "smoke"
    case gasAlarm = "gas"
    case carbonMonoxideAlarm = "co"
    case waterAlarm = "water"
    case emergencyButton = "sos"
    case watch
    case mattress
    case pad
    case electricBed = "bed"
    case manualBed = "manualbed"
    case pillBox = "pills"
}

extension DeviceKind {
    /// The identity of its profile under `DeviceProfiles`.
    public var profile: String {
        switch self {
        case .hub: "home-hub"
        case .camera: "bedside-camera"
        case .smokeAlarm: "smoke-alarm"
        case .gasAlarm: "gas-alarm"
        case .carbonMonoxideAlarm: "co-alarm"
        case .waterAlarm: "water-alarm"
        case .emergencyButton: "sos-button-zigbee"
        case .watch: "elder-watch-4g"
        case .mattress: "smart-mattress-belt"
        case .pad: "wetness-pad"
        case .electricBed: "nursing-bed-electric"
        case .manualBed: "nursing-bed-manual"
        case .pillBox: "pill-box"
        }
    }

    /// The time between two messages of routine; `nil` for a bed without electricity. Source: care.md 6.9.
    public var period: TimeSpan? {
        switch self {
        case .hub, .camera, .mattress: .seconds(60)
        case .watch: .minutes(5)
        case .electricBed, .carbonMonoxideAlarm: .minutes(15)
        case .pad: .minutes(30)
        case .emergencyButton, .pillBox: .hours(6)
        case .smokeAlarm, .gasAlarm, .waterAlarm: .hours(24)
        case .manualBed: nil
        }
    }

    /// Whether it runs on a battery that it reports.
    public var hasBattery: Bool {
        switch self {
        case .emergencyButton, .watch, .pad, .pillBox, .smokeAlarm, .waterAlarm: true
        case .hub, .camera, .gasAlarm, .carbonMonoxideAlarm, .mattress, .electricBed, .manualBed: false
        }
    }

    /// Whether it serves the household and not one bed.
    public var servesHousehold: Bool {
        switch self {
        case .hub, .camera, .smokeAlarm, .gasAlarm, .carbonMonoxideAlarm, .waterAlarm: true
        case .emergencyButton, .watch, .mattress, .pad, .electricBed, .manualBed, .pillBox: false
        }
    }
}
