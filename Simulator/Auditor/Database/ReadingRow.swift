import SimKit

/// A reading as the database has it.
struct ReadingRow {
    let device: String
    /// The number of the metric.
    let metric: Int64
    let at: Moment
    let value: Double?
    let isValid: Bool
    let isServerTime: Bool
}
