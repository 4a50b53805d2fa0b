/// A reading on its way into the store. Its identity is (device, metric, at).
public struct ReadingRow: Sendable, Equatable {
    public let device: DeviceNumber
    public let metric: Metric
    public let validity: Validity
    /// Whether `at` is receive time because the device's own was missing or out of range.
    public let isServerTime: Bool
    /// Device time.
    public let at: Timestamp
    public let receivedAt: Timestamp
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
