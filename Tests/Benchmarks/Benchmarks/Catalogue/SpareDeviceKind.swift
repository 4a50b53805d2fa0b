import SimKit

/// Models under `DeviceProfiles` that no household of the simulated fleet has, by profile; periods are those of the
/// profiles, the door is used every two hours.
enum SpareDeviceKind: String, CaseIterable {
    case cord = "sos-cord-4g"
    case zigbeeButton = "sos-button-zigbee"
    case zigbeeSmokeAlarm = "smoke-alarm-zigbee"
    case zigbeeWaterAlarm = "water-leak-zigbee"
    case door = "door-contact"
    case ring = "ring-oximeter"

    /// The time between two messages.
    var period: TimeSpan {
        switch self {
        case .cord: .hours(6)
        case .zigbeeButton, .zigbeeSmokeAlarm: .hours(4)
        case .zigbeeWaterAlarm: .hours(1)
        case .door: .hours(1)
        case .ring: .seconds(30)
        }
    }

    /// What it says happened; `nil` for readings.
    func event(_ sequence: Int) -> String? {
        guard self == .door, !sequence.isMultiple(of: 24) else { return nil }
        return sequence.isMultiple(of: 2) ? "opened" : "closed"
    }

    /// Its readings as JSON fields, of somebody well.
    func readings(_ sequence: Int) -> String {
        switch self {
        case .cord: #""csq":\#(15 + sequence % 10),"battery_state":"high""#
        case .zigbeeButton: #""battery":90"#
        case .zigbeeSmokeAlarm, .zigbeeWaterAlarm: #""battery":90,"battery_low":false,"tamper":false"#
        case .door: #""battery":90,"tamper":false"#
        case .ring: #""spo2":\#(93 + sequence % 4),"heart_rate":\#(60 + sequence % 9),"worn":true,"battery":70"#
        }
    }
}
