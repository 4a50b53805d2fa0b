/// Count, least, greatest and sum of the valid values of one metric.
struct MetricFold {
    private(set) var count: Int64 = 0
    private(set) var minimum = Double.infinity
    private(set) var maximum = -Double.infinity
    private var sum = 0.0

    /// Takes a value.
    mutating func add(_ value: Double) { add(count: 1, minimum: value, maximum: value, mean: value) }

    /// Takes values that were folded before.
    mutating func add(count: Int64, minimum: Double, maximum: Double, mean: Double) {
        self.count += count
        self.minimum = min(self.minimum, minimum)
        self.maximum = max(self.maximum, maximum)
        sum += mean * Double(count)
    }

    /// The arithmetic mean; defined once there is a value.
    var mean: Double { sum / Double(count) }
}
