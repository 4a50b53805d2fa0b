/// A named number of a rule that counties, providers and beds may override.
public struct Parameter: Sendable, Equatable {
    /// The name behind `$`.
    public let name: String
    /// The value where nothing overrides it; lengths of time are in milliseconds.
    public let defaultValue: Double
    /// Whether the value is a length of time.
    public let isDuration: Bool

    /// Makes a parameter.
    public init(name: String, defaultValue: Double, isDuration: Bool) {
        self.name = name
        self.defaultValue = defaultValue
        self.isDuration = isDuration
    }
}
