import CareCore

/// How the value of one field becomes a sample; plain numbers only, so that reading it costs nothing.
struct FieldRule: Sendable {
    enum Reading: Sendable {
        /// `raw × scale + offset`, within the plausible range.
        case number
        /// `true`, `false`, or a number that becomes 1 or 0.
        case flag
        /// A name, number or truth of the table's enumeration of that index.
        case enumeration(Int)
    }

    let metric: Metric
    let reading: Reading
    let scale: Double
    let offset: Double
    let minimum: Double
    let maximum: Double
    /// Whether the metric has a plausible range; the values of flags and states are all there are.
    let hasRange: Bool
    /// Range in `FieldTable.markers`.
    let markers: Range<Int>

    /// The metric as a member of a bit mask.
    var mask: UInt64 { 1 << UInt64(metric.rawValue) }

    /// `raw` in the metric's unit; a value beyond every double stays the greatest one, so that it can be stored.
    func scaled(_ raw: Double) -> Double {
        Self.finite(Self.finite(raw) * scale + offset)
    }

    private static func finite(_ value: Double) -> Double {
        min(max(value, -.greatestFiniteMagnitude), .greatestFiniteMagnitude)
    }
}
