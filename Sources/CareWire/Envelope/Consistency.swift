import CareCore

/// Values that contradict one another in one set of readings. Source: care.md 6.9 and 13.
enum Consistency {
    private static let pressures = mask(.bloodPressureSystolic) | mask(.bloodPressureDiastolic)
    private static let coordinates = mask(.latitude) | mask(.longitude)

    /// Marks in `samples[first...]`, which hold the metrics of the bit mask, a systolic pressure that is not above the
    /// diastolic one, and the position 0,0, which receivers send for "unknown".
    static func check(_ samples: inout [Sample], from first: Int, metrics: UInt64) {
        if metrics & pressures == pressures,
            let systolic = index(of: .bloodPressureSystolic, in: samples, from: first),
            let diastolic = index(of: .bloodPressureDiastolic, in: samples, from: first),
            samples[systolic].validity == .valid, samples[diastolic].validity == .valid,
            samples[systolic].value <= samples[diastolic].value
        {
            samples[systolic].validity = .inconsistent
            samples[diastolic].validity = .inconsistent
        }
        if metrics & coordinates == coordinates,
            let latitude = index(of: .latitude, in: samples, from: first),
            let longitude = index(of: .longitude, in: samples, from: first),
            isZero(samples[latitude]), isZero(samples[longitude])
        {
            samples[latitude].validity = .inconsistent
            samples[longitude].validity = .inconsistent
        }
    }

    /// Zero lies outside the plausible range of every county's coordinates, so implausible zeros count.
    private static func isZero(_ sample: Sample) -> Bool {
        sample.value == 0 && (sample.validity == .valid || sample.validity == .implausible)
    }

    private static func index(of metric: Metric, in samples: [Sample], from first: Int) -> Int? {
        samples[first...].firstIndex { $0.metric == metric }
    }

    private static func mask(_ metric: Metric) -> UInt64 { 1 << UInt64(metric.rawValue) }
}
