/// The measured quantities that the wire names (DESIGN 6). Raw values are stored and never change.
public enum Metric: UInt8, CaseIterable, Sendable {
    case heartRate = 1
    case respirationRate = 2
    case spo2 = 3
    case bodyTemperature = 4
    case bloodPressureSystolic = 5
    case bloodPressureDiastolic = 6
    case inBed = 7
    case bedStatus = 8
    case movement = 9
    case turnCount = 10
    case wet = 11
    case wetLevel = 12
    case moisture = 13
    case padTemperature = 14
    case worn = 15
    case steps = 16
    case latitude = 17
    case longitude = 18
    case positionAccuracy = 19
    case backAngle = 20
    case legAngle = 21
    case bedHeight = 22
    case railLeft = 23
    case railRight = 24
    case weight = 25
    case dosesLeft = 26
    case roomTemperature = 27
    case humidity = 28
    case carbonMonoxide = 29
    case battery = 30
    case batteryLow = 31
    case mains = 32
    case tamper = 33
    case rssi = 34
    case privacyMode = 35
    case posture = 36
}

extension Metric {
    /// How a value of this metric is written on the wire and shown.
    public enum Kind: Sendable, Equatable {
        /// A number in `unit`.
        case number
        /// `true` or `false`, held as 1 or 0.
        case flag
        /// One of `stateNames`, held as its index.
        case state
    }

    /// What the wire, the profiles and the rule language call the metric.
    public var name: String { Self.descriptions[Int(rawValue)].name }

    /// The unit in UCUM; `1` for flags, states and plain counts.
    public var unit: String { Self.descriptions[Int(rawValue)].unit }

    /// How a value is written.
    public var kind: Kind { Self.descriptions[Int(rawValue)].kind }

    /// The names of a state metric's values, in the order of their stored numbers; empty for the others.
    public var stateNames: [String] {
        switch self {
        case .bedStatus: Self.bedStatusNames
        case .posture: Self.postureNames
        default: []
        }
    }

    /// What a mattress says of its signal. Source: care.md 6.9.
    public static let bedStatusNames = ["ok", "init", "apnea", "cardiac_stop", "move", "leave", "turn"]

    /// What a sensor sees of the person in its room. Source: care.md 6.2 (target status) and 8.2, FALL-3.
    public static let postureNames = ["absent", "upright", "lying", "motionless"]

    /// The metric of that wire name.
    public static func named(_ name: String) -> Metric? { byName[name] }

    private static let byName = Dictionary(uniqueKeysWithValues: allCases.map { ($0.name, $0) })

    private static let descriptions: [(name: String, unit: String, kind: Kind)] = {
        var table = [(name: String, unit: String, kind: Kind)](repeating: ("", "1", .number), count: 37)
        for (metric, name, unit, kind) in Self.rows { table[Int(metric.rawValue)] = (name, unit, kind) }
        return table
    }()

    private static let rows: [(Metric, String, String, Kind)] = [
        (.heartRate, "heart_rate", "/min", .number),
        (.respirationRate, "respiration_rate", "/min", .number),
        (.spo2, "spo2", "%", .number),
        (.bodyTemperature, "body_temperature", "Cel", .number),
        (.bloodPressureSystolic, "blood_pressure_systolic", "mm[Hg]", .number),
        (.bloodPressureDiastolic, "blood_pressure_diastolic", "mm[Hg]", .number),
        (.inBed, "in_bed", "1", .flag),
        (.bedStatus, "bed_status", "1", .state),
        (.movement, "movement", "1", .number),
        (.turnCount, "turn_count", "1", .number),
        (.wet, "wet", "1", .flag),
        (.wetLevel, "wet_level", "1", .number),
        (.moisture, "moisture", "%", .number),
        (.padTemperature, "pad_temperature", "Cel", .number),
        (.worn, "worn", "1", .flag),
        (.steps, "steps", "1", .number),
        (.latitude, "latitude", "deg", .number),
        (.longitude, "longitude", "deg", .number),
        (.positionAccuracy, "position_accuracy", "m", .number),
        (.backAngle, "back_angle", "deg", .number),
        (.legAngle, "leg_angle", "deg", .number),
        (.bedHeight, "bed_height", "mm", .number),
        (.railLeft, "rail_left", "1", .flag),
        (.railRight, "rail_right", "1", .flag),
        (.weight, "weight", "kg", .number),
        (.dosesLeft, "doses_left", "1", .number),
        (.roomTemperature, "room_temperature", "Cel", .number),
        (.humidity, "humidity", "%", .number),
        (.carbonMonoxide, "co", "[ppm]", .number),
        (.battery, "battery", "%", .number),
        (.batteryLow, "battery_low", "1", .flag),
        (.mains, "mains", "1", .flag),
        (.tamper, "tamper", "1", .flag),
        (.rssi, "rssi", "dB[mW]", .number),
        (.privacyMode, "privacy_mode", "1", .flag),
        (.posture, "posture", "1", .state),
    ]
}
