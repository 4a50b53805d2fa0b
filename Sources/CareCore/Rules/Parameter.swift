/// A named number of a rule that counties, providers and beds may override.
public struct Parameter: Sendable, Equatable {
    /// The name behind `$`.
    public let name: String
    /// The value where nothing overrides it; lengths of time are in milliseconds.
    public internal(set) var defaultValue: Double
    /// Whether the value is a length of time.
    public let isDuration: Bool
    /// Values that an override may give it.
    public let range: ClosedRange<Double>

    /// Makes a parameter; without a range any value may be given.
    public init(
        name: String, defaultValue: Double, isDuration: Bool, range: ClosedRange<Double> = -.infinity ... .infinity
    ) {
        self.name = name
        self.defaultValue = defaultValue
        self.isDuration = isDuration
        self.range = range
    }
}
