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
    case radar
    case doorContact = "door"
}

extension DeviceKind {
    /// The identity of its profile under `DeviceProfiles`.
    public var profile: String {
        switch self {
        case .hub: "home-hub"
        case .camera: "home-camera"
        case .smokeAlarm: "smoke-alarm-nb"
        case .gasAlarm: "gas-alarm-nb"
        case .carbonMonoxideAlarm: "co-alarm"
        case .waterAlarm: "water-leak-sensor"
        case .emergencyButton: "sos-button"
        case .watch: "elder-watch"
        case .mattress: "mattress-belt"
        case .pad: "wet-pad"
        case .electricBed: "nursing-bed-electric"
        case .manualBed: "nursing-bed-manual"
        case .pillBox: "pill-box"
        case .radar: "fall-radar"
        case .doorContact: "door-contact"
        }
    }

    /// The time between two messages of routine; `nil` for a bed without electricity. Source: care.md 6.9.
    public var period: TimeSpan? {
        switch self {
        case .hub, .camera, .mattress, .radar: .seconds(60)
        case .watch: .minutes(5)
        case .electricBed, .carbonMonoxideAlarm: .minutes(15)
        case .pad: .minutes(30)
        case .emergencyButton, .pillBox: .hours(6)
        case .smokeAlarm, .gasAlarm, .waterAlarm, .doorContact: .hours(24)
        case .manualBed: nil
        }
    }

    /// Whether it runs on a battery that it reports.
    public var hasBattery: Bool {
        switch self {
        case .emergencyButton, .watch, .pad, .pillBox, .smokeAlarm, .carbonMonoxideAlarm, .doorContact: true
        case .hub, .camera, .gasAlarm, .waterAlarm, .mattress, .electricBed, .manualBed, .radar: false
        }
    }

    /// Whether the gateway hears it through the hub, so that a silent hub explains its own silence.
    public var isHeardThroughHub: Bool {
        switch self {
        case .camera, .watch, .smokeAlarm, .gasAlarm, .pillBox, .hub: false
        case .emergencyButton, .carbonMonoxideAlarm, .waterAlarm, .mattress, .pad, .electricBed, .manualBed: true
        case .radar, .doorContact: true
        }
    }

    /// Whether it measures at once when the gateway tells it to.
    public var measuresOnDemand: Bool { self == .watch }

    /// Whether it serves the household and not one bed.
    public var servesHousehold: Bool {
        switch self {
        case .hub, .camera, .smokeAlarm, .gasAlarm, .carbonMonoxideAlarm, .waterAlarm, .doorContact: true
        case .emergencyButton, .watch, .mattress, .pad, .electricBed, .manualBed, .pillBox, .radar: false
        }
    }
}
