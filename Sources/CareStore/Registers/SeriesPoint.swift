public import CareCore

/// The valid values of a metric in one bucket, or one value.
public struct SeriesPoint: Sendable, Equatable {
    /// The first moment of the bucket, or the moment of the value.
    public let at: Timestamp
    /// The least value.
    public let minimum: Double
    /// The greatest value.
    public let maximum: Double
    /// The arithmetic mean.
    public let mean: Double
    /// How many values there are.
    public let count: Int64
}
