/// One measured value of a message.
public struct Sample: Sendable, Equatable {
    /// What was measured.
    public let metric: Metric
    /// The value in the metric's unit; flags are 0 or 1, states the index of their name. Not meaningful when the
    /// validity is `wrongType`.
    public let value: Double
    /// Whether the value may be believed.
    public var validity: Validity
    /// Device time of a history entry; `nil` when the message's own time counts.
    public let deviceTime: Timestamp?

    /// Makes a sample.
    @inlinable
    public init(metric: Metric, value: Double, validity: Validity = .valid, deviceTime: Timestamp? = nil) {
        self.metric = metric
        self.value = value
        self.validity = validity
        self.deviceTime = deviceTime
    }
}
