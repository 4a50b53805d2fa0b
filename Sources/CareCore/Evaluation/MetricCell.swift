/// The newest believed value of one metric of one device.
struct MetricCell: Equatable {
    var value: Double = .nan
    /// Device time in ms; `Int64.min` before the first value.
    var at: Int64 = .min
    /// Whether the newest value differs from the one before it.
    var hasChanged = false
    /// Whether there was a value before the newest one.
    var hasPrevious = false

    var isEmpty: Bool { at == .min }

    /// Takes a newer valid value; returns whether it differs from the one before.
    mutating func take(_ newValue: Double, at time: Int64) -> Bool {
        hasPrevious = !isEmpty
        hasChanged = hasPrevious && newValue != value
        value = newValue
        at = time
        return hasChanged
    }
}
