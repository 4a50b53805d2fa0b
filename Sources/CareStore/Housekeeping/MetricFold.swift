/// Count, least, greatest and sum of the valid values of one metric.
struct MetricFold {
    private(set) var count: Int64 = 0
    private(set) var minimum = Double.infinity
    private(set) var maximum = -Double.infinity
    private var sum = 0.0

    /// Takes a value.
    mutating func add(_ value: Double) {
        count += 1
        minimum = min(minimum, value)
        maximum = max(maximum, value)
        sum += value
    }

    /// The arithmetic mean; defined once there is a value.
    var mean: Double { sum / Double(count) }
}
