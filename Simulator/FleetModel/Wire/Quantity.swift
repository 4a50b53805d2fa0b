/// What the devices measure, by the names of the wire.
public enum Quantity: String, CaseIterable, Sendable {
    case heartRate = "heart_rate"
    case respirationRate = "respiration_rate"
    case spo2
    case bodyTemperature = "body_temperature"
    case inBed = "in_bed"
    case bedStatus = "bed_status"
    case movement
    case turnCount = "turn_count"
    case wet
    case wetLevel = "wet_level"
    case moisture
    case padTemperature = "pad_temperature"
    case worn
    case steps
    case latitude
    case longitude
    case positionAccuracy = "position_accuracy"
    case backAngle = "back_angle"
    case legAngle = "leg_angle"
    case bedHeight = "bed_height"
    case railLeft = "rail_left"
    case railRight = "rail_right"
    case weight
    case dosesLeft = "doses_left"
    case carbonMonoxide = "co"
    case battery
    case batteryLow = "battery_low"
    case mains
    case tamper
    case rssi
    case privacyMode = "privacy_mode"
    case roomTemperature = "room_temperature"
    case bloodPressureSystolic = "blood_pressure_systolic"
    case bloodPressureDiastolic = "blood_pressure_diastolic"
    case posture

    /// Its number in a ledger.
    public var number: UInt8 {
        UInt8(Self.allCases.firstIndex(of: self) ?? 0)
    }
}
