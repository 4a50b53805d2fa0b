import FleetModel
import SimKit

/// What cannot be is kept with a mark that says so, and is never believed (promise 5).
struct PlausibilityAudit {
    /// What may be believed. Source: care.md 6.9, "plausible"; a position within the box around China.
    private static let ranges: [Quantity: ClosedRange<Double>] = [
        .heartRate: 20...250, .respirationRate: 2...70, .spo2: 50...100, .bodyTemperature: 25...45,
        .latitude: 18...54, .longitude: 73...136,
    ]

    private var reported: Set<String> = []
    private(set) var violations: [Violation] = []

    /// Takes in a reading of the database.
    mutating func found(_ row: ReadingRow) {
        guard row.isValid, let value = row.value, let quantity = StoredNumbers.quantities[row.metric],
            let range = Self.ranges[quantity], !range.contains(value)
        else { return }
        report("\(quantity.rawValue) \(value)", row)
    }

    private mutating func report(_ what: String, _ row: ReadingRow) {
        guard reported.insert("\(row.metric) \(row.device)").inserted else { return }
        violations.append(
            Violation(5, "\(what) of \(row.device) at \(row.at.milliseconds) cannot be, and counts as measured"))
    }
}
