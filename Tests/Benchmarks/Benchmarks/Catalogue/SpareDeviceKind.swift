import SimKit

/// Models under `DeviceProfiles` that no household of the simulated fleet has, by profile; periods are those of the
/// profiles, the door is used every two hours, and the cuff in the morning and in the evening.
enum SpareDeviceKind: String, CaseIterable {
    case cord = "sos-cord-4g"
    case zigbeeButton = "sos-button-zigbee"
    case zigbeeSmokeAlarm = "smoke-alarm-zigbee"
    case zigbeeWaterAlarm = "water-leak-zigbee"
    case door = "door-contact"
    case ring = "ring-oximeter"
    case card = "locator-card"
    case patch = "temperature-patch"
    case radar = "fall-radar"
    case cuff = "arm-cuff"
    case reader = "card-reader"

    /// The time between two messages.
    var period: TimeSpan {
        switch self {
        case .cord, .reader: .hours(6)
        case .zigbeeButton, .zigbeeSmokeAlarm: .hours(4)
        case .zigbeeWaterAlarm: .hours(1)
        case .door: .hours(1)
        case .ring: .seconds(30)
        case .card: .minutes(10)
        case .patch: .minutes(5)
        case .radar: .minutes(1)
        case .cuff: .hours(12)
        }
    }

    /// What it says happened; `nil` for readings.
    func event(_ sequence: Int) -> String? {
        if self == .reader, !sequence.isMultiple(of: 4) { return "check_in" }
        guard self == .door, !sequence.isMultiple(of: 24) else { return nil }
        return sequence.isMultiple(of: 2) ? "opened" : "closed"
    }

    /// Its readings as JSON fields, of somebody well.
    func readings(_ sequence: Int) -> String {
        switch self {
        case .cord: #""csq":\#(15 + sequence % 10),"battery_state":"high""#
        case .zigbeeButton, .reader: #""battery":90"#
        case .zigbeeSmokeAlarm, .zigbeeWaterAlarm: #""battery":90,"battery_low":false,"tamper":false"#
        case .door: #""battery":90,"tamper":false"#
        case .card:
            #""latitude":25.60\#(sequence % 10),"longitude":100.26,"position_accuracy":\#(20 + sequence % 40)"#
        case .patch: #""body_temperature":36.\#(sequence % 8),"battery":80"#
        case .radar: #""target_status":"normal","detection_status":"out_of_bed""#
        case .cuff:
            #""blood_pressure_systolic":\#(118 + sequence % 20),"blood_pressure_diastolic":\#(70 + sequence % 10)"#
        case .ring: #""spo2":\#(93 + sequence % 4),"heart_rate":\#(60 + sequence % 9),"worn":true,"battery":70"#
        }
    }
}
