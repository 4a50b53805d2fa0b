import FleetModel
import SimKit

/// What cannot be is kept with a mark that says so, and is never believed (promise 5).
struct PlausibilityAudit {
    /// What may be believed. Source: care.md 6.9, "plausible"; a position within the box around China.
    private static let ranges: [Quantity: ClosedRange<Double>] = [
        .heartRate: 20...250, .respirationRate: 2...70, .spo2: 50...100, .bodyTemperature: 25...45,
        .latitude: 18...54, .longitude: 73...136, .bloodPressureSystolic: 50...280, .bloodPressureDiastolic: 30...180,
    ]

    /// Quantities of which a value that can be may still be doubted: a rate that jumps to half or double, and a
    /// pressure by the other one. Source: care.md 6.9. The turns of a sleeper, whom nobody counts anew, leave the range
    /// of a mattress within a year.
    private static let doubted: Set<Quantity> = [
        .heartRate, .respirationRate, .bloodPressureSystolic, .bloodPressureDiastolic, .turnCount,
    ]

    private struct Key: Hashable {
        let device: String
        let at: Moment
    }

    /// Pressures that are believed and of which the other one was not seen yet.
    private var single: [Key: Double] = [:]

    private var reported: Set<String> = []
    private(set) var violations: [Violation] = []

    /// Whether what a device said can be and nothing casts doubt on it. What a fault makes of a value, "no
    /// measurement", degrees Fahrenheit or a place at 0,0, cannot be; what was not written down is not judged.
    static func mustBeBelieved(_ quantity: Quantity, _ value: Double) -> Bool {
        guard !value.isNaN, !doubted.contains(quantity) else { return false }
        return ranges[quantity]?.contains(value) ?? true
    }

    /// Takes in a reading of the database.
    mutating func found(_ row: ReadingRow) {
        guard row.isValid, let value = row.value, let quantity = StoredNumbers.quantities[row.metric],
            let range = Self.ranges[quantity]
        else { return }
        if !range.contains(value) { report("\(quantity.rawValue) \(value)", row) }
        if quantity == .bloodPressureSystolic || quantity == .bloodPressureDiastolic { pair(quantity, value, row) }
    }

    /// The systolic pressure is above the diastolic one of the same moment (care.md 6.9).
    private mutating func pair(_ quantity: Quantity, _ value: Double, _ row: ReadingRow) {
        let key = Key(device: row.device, at: row.at)
        guard let other = single.removeValue(forKey: key) else { return single[key] = value }
        let isSystolic = quantity == .bloodPressureSystolic
        let (systolic, diastolic) = isSystolic ? (value, other) : (other, value)
        if systolic <= diastolic { report("a pressure of \(systolic) to \(diastolic)", row) }
    }

    private mutating func report(_ what: String, _ row: ReadingRow) {
        guard reported.insert("\(row.metric) \(row.device)").inserted else { return }
        violations.append(
            Violation(5, "\(what) of \(row.device) at \(row.at.milliseconds) cannot be, and counts as measured"))
    }
}
