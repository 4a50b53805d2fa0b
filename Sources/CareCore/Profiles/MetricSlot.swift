/// What a profile says of one metric its model sends.
public struct MetricSlot: Sendable, Equatable {
    /// The canonical metric.
    public let metric: Metric
    /// Least plausible value in the metric's unit.
    public let minimum: Double
    /// Greatest plausible value.
    public let maximum: Double
    /// Values by which the model says "no measurement".
    public let invalidMarkers: [Double]
    /// The usual time between two values.
    public let period: Milliseconds
    /// The longest time between two values across which a timer runs on. Source: care.md 8.1 (2), 3 × period.
    public let maximumGap: Milliseconds
    /// Whether a value holds until the next one (`change`): then the clock may end a delay. Otherwise only samples do.
    public let holds: Bool
    /// Whether a change of the value shows that somebody is up and about.
    public let showsActivity: Bool
    /// Whether a value comes only when a person takes it, with a cuff or a thermometer, and never by itself.
    public let isTakenByHand: Bool
    /// Whether jumps to half or double are harmonics. Source: care.md 8.4, VIT-3/4.
    public let guardsHarmonics: Bool

    /// Makes a slot.
    public init(
        metric: Metric, minimum: Double, maximum: Double, invalidMarkers: [Double] = [], period: Milliseconds,
        maximumGap: Milliseconds, holds: Bool, isTakenByHand: Bool = false, showsActivity: Bool = false,
        guardsHarmonics: Bool = false
    ) {
        self.metric = metric
        self.minimum = minimum
        self.maximum = maximum
        self.invalidMarkers = invalidMarkers
        self.period = period
        self.maximumGap = maximumGap
        self.holds = holds
        self.isTakenByHand = isTakenByHand
        self.showsActivity = showsActivity
        self.guardsHarmonics = guardsHarmonics
    }
}
