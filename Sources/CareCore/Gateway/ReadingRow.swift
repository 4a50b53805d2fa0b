/// A reading on its way into the store. Its identity is (device, metric, at).
public struct ReadingRow: Sendable, Equatable {
    /// The device.
    public let device: DeviceNumber
    /// What was measured.
    public let metric: Metric
    /// Whether the value may be believed.
    public let validity: Validity
    /// Whether `at` is receive time because the device's own was missing or out of range.
    public let isServerTime: Bool
    /// Device time.
    public let at: Timestamp
    /// Gateway time of the receipt.
    public let receivedAt: Timestamp
    /// The value in the metric's unit; flags are 0 or 1, states an index.
    public let value: Double

    /// Makes a row.
    @inlinable
    public init(
        device: DeviceNumber, metric: Metric, validity: Validity, isServerTime: Bool, at: Timestamp,
        receivedAt: Timestamp, value: Double
    ) {
        self.device = device
        self.metric = metric
        self.validity = validity
        self.isServerTime = isServerTime
        self.at = at
        self.receivedAt = receivedAt
        self.value = value
    }
}
